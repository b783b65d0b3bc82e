# awaiting native review

## The receipt for an answer by mail

receipt-subject = Enregistré : { $what }
receipt-subject-many = { $count ->
    [one] Enregistré : { $count } réponse
   *[other] Enregistré : { $count } réponses
}
receipt-subject-again = Non enregistré : veuillez récrire votre réponse
receipt-intro = Merci de votre message. Est enregistré :
receipt-intro-none = Merci de votre message. Rien n’a pu y être enregistré comme réponse ; le secrétariat le lira.
receipt-change = La dernière réponse compte : pour la modifier, répondez de nouveau tant que le point est ouvert.
receipt-same = C’était déjà enregistré ainsi.
receipt-refused = Non enregistré
receipt-problem = { $problem ->
    [which] plusieurs points sont ouverts chez vous : veuillez indiquer le numéro de celui dont il s’agit
    [unknown] aucun point portant ce numéro ne vous concerne : veuillez vérifier le numéro
    [reason] veuillez en donner la raison sur la même ligne, pour que les autres la connaissent
    [lead] vous êtes chef de file : écrivez DONE, ou dites au secrétariat que ce n’est plus nécessaire
    [closed] le point est clos, et aucune réponse n’est plus nécessaire
   *[other] cela n’a pas pu être enregistré en l’état ; le secrétariat le lira
}
receipt-problem-day = veuillez indiquer un jour à venir, par exemple le { $date }
receipt-quoted = Ce que nous avons lu
receipt-intro-sealed = Nous vous remercions de votre message. Il est chiffré et ne peut être ouvert à cette adresse ; rien n’a donc pu être enregistré. Merci de répondre sur la page ou par un message non chiffré.
receipt-read-as = Votre message n’indique pas son jeu de caractères ; il a été lu comme { $charset }. Si quelque chose paraît inexact, merci de répondre à nouveau.
