# awaiting native review

## The mail that asks how far commitments are

asking-subject = { $kind ->
    [opening] Où en sont vos engagements ? { $what }
    [sent_back] Compte rendu à corriger : { $what }
    [last_reminder] Dernier rappel, vos engagements : { $what }
   *[other] Rappel, vos engagements : { $what }
}
asking-intro = { $kind ->
    [opening] À l’occasion de l’événement « { $event } », votre organisation a annoncé ce qui figure ci-dessous. Nous vous prions de nous faire savoir où en est la mise en œuvre.
    [sent_back] Votre compte rendu sur ce qui figure ci-dessous, annoncé à l’occasion de l’événement « { $event } », n’a pas pu être confirmé. Nous vous prions de le corriger ; le motif est indiqué ci-dessous.
    [last_reminder] Nous n’avons toujours reçu aucun compte rendu sur ce qui figure ci-dessous, annoncé à l’occasion de l’événement « { $event } ». À défaut de réponse ces prochains jours, nous vous appellerons.
   *[other] Nous n’avons pas encore reçu de compte rendu sur ce qui figure ci-dessous, annoncé à l’occasion de l’événement « { $event } ». Nous vous prions de nous faire savoir où en est la mise en œuvre.
}
asking-due = Échéance : { $date }
asking-was_due = Échéance dépassée : { $date }
asking-led = Responsable : { $lead }
asking-on_record = Enregistré
asking-asks = Veuillez indiquer pour chaque engagement s’il est en cours comme prévu, retardé (jusqu’à quand), tenu ou abandonné (et pourquoi), ainsi que les montants signés et versés à ce jour. Ce que vous communiquez est enregistré dès que le secrétariat l’a confirmé.
asking-button = Ouvrir la page
asking-page = Sur la page, vous pouvez rendre compte de l’ensemble, sans compte d’utilisateur :
asking-reply = Ou répondez à ce message par une ligne pour chacun, par exemple : { $id } DONE, ou { $id } PARTLY : ce qui reste à faire, ou { $id } DATE { $date }, ou { $id } DECLINE : le motif, ou { $id } VERSÉ { $amount } { $currency }.
asking-contact = Pour rendre compte, veuillez écrire au secrétariat ou l’appeler ; ses coordonnées figurent ci-dessous.

## The page on which partners report

progress-heading = Vos engagements
progress-intro = Choisissez pour chaque engagement où il en est, puis appuyez sur Envoyer. Rien n’est enregistré avant, et aucun mot de passe n’est nécessaire. Vous pouvez laisser en blanc ce à quoi vous ne pouvez répondre aujourd’hui.
progress-in_progress = En cours comme prévu
progress-delayed = Retardé
progress-completed = Tenu
progress-dropped = Abandonné
progress-until = S’il est retardé : jusqu’à quand ?
progress-paid = Versé à ce jour, en { $currency } (facultatif)
progress-signed = Signé à ce jour, en { $currency } (facultatif)
progress-amount-hint = Le montant total en chiffres, par exemple { $amount }
progress-link = Où cela peut être consulté (facultatif)
progress-note-hint = Ce qui a été fait et ce qui reste à faire ; en cas d’abandon, le motif. Le secrétariat en prendra connaissance.
progress-error-choose = Choisissez où il en est
progress-error-day = Indiquez la date, par exemple 27 3 2027
progress-error-past = Choisissez une date postérieure à aujourd’hui
progress-error-far = Cette date est très éloignée : vérifiez l’année
progress-error-reason = Indiquez le motif de l’abandon
progress-error-amount = Indiquez le montant en chiffres
progress-error-currency = Indiquez le montant en { $currency }
progress-error-link = Indiquez l’adresse complète, commençant par https://
progress-error-long = Réduisez la note à { $count } caractères au plus
progress-error-refused = Cela n’a pas pu être enregistré en l’état

## What was reported

reported-amounts = Montants seulement
reported-on = Votre compte rendu du { $date }
reported-reason = Motif
reported-standing-waiting = pas encore confirmé
reported-standing-confirmed = confirmé
reported-standing-sent_back = renvoyé
reported-standing-replaced = remplacé par un compte rendu ultérieur
reported-thanks = Merci. Voici ce que vous avez communiqué :
reported-waits = Cela sera enregistré dès que le secrétariat l’aura confirmé. D’ici là, vous pouvez le corriger de la même manière.
reported-subject = Reçu, votre compte rendu : { $what }
reported-subject-none = Non enregistré, votre message : { $what }
reported-intro = Merci de votre message. Voici ce que nous avons compris et enregistré :
reported-none = Merci de votre message. Rien n’a pu y être enregistré comme compte rendu ; le secrétariat le lira.
reported-problem = { $problem ->
    [which] Veuillez préciser de quel engagement il s’agit : commencez la ligne par son numéro.
    [unknown] Aucun de vos engagements ne porte ce numéro.
    [amount] Le montant n’a pas pu être lu. Veuillez l’écrire en chiffres.
    [currency] Cet engagement est enregistré en { $currency } : veuillez indiquer le montant dans cette monnaie.
    [day] Cette date est passée : veuillez en indiquer une postérieure à aujourd’hui.
    [reason] Veuillez ajouter le motif sur la même ligne.
    [unclear] Le sens n’est pas certain. Veuillez l’écrire sur une seule ligne, comme indiqué ci-dessous.
    [ended] Il a été tenu ou abandonné : rien de plus n’est demandé.
   *[other] Cela n’a pas pu être enregistré en l’état ; le secrétariat le lira.
}

## The coordinator's brief

brief-commitment-on = Compte rendu du { $date }
brief-commitments = Engagements
brief-commitment = { $what ->
    [confirm] { $name } : un compte rendu est arrivé. Veuillez le confirmer ou le renvoyer en indiquant le motif.
    [telephone] { $name } : deux rappels sont restés sans réponse. Veuillez appeler.
    [reach] { $name } : la question n’a pu être posée, aucune adresse n’accepte nos messages. Veuillez appeler.
   *[other] Aucun participant n’est responsable de cet engagement : personne ne peut être interrogé.
}

## The progress report

report-col-heard = Dernières nouvelles
report-heard-waiting = Compte rendu du { $date }, pas encore confirmé
report-heard-confirmed = Compte rendu du { $date }, confirmé le { $confirmed }
report-heard-sent_back = Compte rendu du { $date }, renvoyé le { $confirmed }
report-heard-asked = Demandé le { $date }, sans réponse
report-heard-due = pour le { $date }
report-followed_up = { $of ->
    [one] { $n } engagement sur { $of } a fait l’objet d’un compte rendu depuis la demande.
   *[other] Engagements ayant fait l’objet d’un compte rendu depuis la demande : { $n } sur { $of }.
}
