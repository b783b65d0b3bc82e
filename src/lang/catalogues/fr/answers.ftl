# awaiting native review

# What people write in replies, and what their mail programs add: read by a program, alternatives between `|`. Capitals,
# accents, vowel marks and the forms of alef are forgiven, so one spelling is enough.

## Words that begin an answer; a word with another usual meaning at the head of a sentence does not belong here

answer-word-done = fait | c’est fait | terminé | terminée | achevé | remis | livré
answer-word-partly = partiel | partiellement | en partie
answer-word-date = date | nouvelle date | reporté | plus tard
answer-word-nil = néant | rien à signaler | rien à ajouter | aucun commentaire | aucune observation | aucune contribution | sans commentaire | sans observation
answer-word-decline = décline | décliné | nous déclinons | je décline | refus
answer-word-help = aide | besoin d’aide | aidez-nous | aidez-moi
answer-word-undo = annuler | retirer

## What may stand beside them

answer-also = et
answer-thanks = merci | merci beaucoup | cordialement | bien cordialement
answer-greetings = madame | monsieur | mesdames | messieurs | bonjour | bonsoir | cher | chère | chers | chères | excellence

# These make an answer uncertain: `done, but the annex is missing`

answer-negations = pas | non | jamais | ne | ni | sans
answer-doubts = encore | mais | sauf | presque | si | bientôt | demain | inachevé | incomplet | hormis

## Dates

written-month-1 = janvier | janv
written-month-2 = février | févr | fév
written-month-3 = mars
written-month-4 = avril | avr
written-month-5 = mai
written-month-6 = juin
written-month-7 = juillet | juil
written-month-8 = août
written-month-9 = septembre | sept
written-month-10 = octobre | oct
written-month-11 = novembre | nov
written-month-12 = décembre | déc
written-weekdays = lundi | lun | mardi | mar | mercredi | mer | jeudi | jeu | vendredi | ven | samedi | sam | dimanche | dim
written-before = le | au | du | pour | avant | jusqu’au | d’ici au | d’ici le | au plus tard | au plus tard le | avant le
written-after = au plus tard | inclus | s’il vous plaît
written-within = de
written-ordinals = er | ère | e
written-years = |

## What mail programs add

quoted-labels = de | envoyé | date | à | pour | cc | objet | sujet | répondre à
quoted-original = message d’origine | message original | message transféré | début du message réexpédié | message transmis
sent-from-device = envoyé de mon | envoyé depuis | envoyé à partir | obtenir outlook pour | télécharger outlook pour
absence-subjects = réponse automatique | absence du bureau | absent du bureau | message d’absence | absent jusqu’au | je suis absent | je suis absente | en congé
absence-until = jusqu’au | de retour le | mon retour le | retour le
banner-tags = externe | courriel externe | message externe | expéditeur externe
banner-says = courriel externe | message externe | expéditeur externe | e-mail externe | provient de l’extérieur | extérieur de l’organisation | en dehors de l’organisation | externe à l’organisation | extérieur à l’organisation | pas souvent d’e-mails de | pas souvent de courriers de
