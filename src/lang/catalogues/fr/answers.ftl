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
amount-word-paid = payé | versé | versés | nous avons payé | nous avons versé | paiement | versement
amount-word-signed = signé | signés | nous avons signé

## What may stand beside them

answer-also = et
answer-thanks = merci | merci beaucoup | cordialement | bien cordialement | meilleures salutations | salutations distinguées | bien à vous
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

## Words by which somebody decides in a reply to a notice; what begins with none of them goes to a person

decision-word-approved = d’accord | nous sommes d’accord | je suis d’accord | accord | approuvé | approuvée | nous approuvons | j’approuve | accepté | acceptée | nous acceptons | pas d’objection | pas d’objections | aucune objection | sans objection | nous n’avons pas d’objection | nous n’avons aucune objection | je n’ai pas d’objection | je n’ai aucune objection
decision-word-returned = renvoyé | renvoyée | renvoi | nous renvoyons | retourné | retournée
decision-word-objected = nous objectons | j’objecte | nous faisons objection | nous avons une objection | nous avons des objections | nous nous opposons | je m’oppose | opposition
decision-word-time_requested = délai | plus de temps | nous avons besoin de temps | nous avons besoin de plus de temps | nous demandons un délai | nous demandons plus de temps | prolongation | demande de délai
decision-word-abstained = abstention | nous nous abstenons | je m’abstiens
decision-word-remarked = remarque | remarques | remarque rédactionnelle | remarques rédactionnelles | observation rédactionnelle | commentaire
decision-fillers = à | au | avec | sur | le | la | les | ce | cette | du | de | texte | projet | document | déclaration | proposition | version | tel que | telle que | distribué | proposé | présenté | notre | part | procédure | silence
decision-versions = rév | rev | révision | version
decision-reservations = avec réserve | avec une réserve | avec réserves | avec la réserve suivante
decision-toward = à | au | aux | à la | sur | sur le | sur la | sur les | contre | contre le | concernant | quant au
decision-because = parce que | car | puisque | raison | motif | au motif que
decision-withdrawals = rien | retirée | retirées | levée | levées | nous retirons | est levée | est retirée | sans objet

## How paragraphs are named

paragraph-operative = paragraphe du dispositif | paragraphes du dispositif
paragraph-preambular = alinéa du préambule | alinéas du préambule | paragraphe du préambule
paragraph-any = paragraphe | paragraphes | le paragraphe | les paragraphes | alinéa | alinéas | article | articles | l’article
