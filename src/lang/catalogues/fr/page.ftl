# awaiting native review

## The page on which partners answer

page-heading = Votre réponse
page-heading-many = Vos réponses
page-intro = Choisissez ce qui convient, puis appuyez sur le bouton. Rien n’est enregistré avant, et aucun mot de passe n’est nécessaire.
page-due = Échéance : { $date }
page-due-past = L’échéance était le { $date }
page-promised = Promis pour le { $date }
page-led = Chef de file : { $lead }
page-brings = À livrer : { $what }
page-said = Enregistré le { $date } : { $said }
page-choice-done = C’est fait
page-choice-partly = Fait en partie ; le reste suivra
page-choice-late = Ce sera pour plus tard
page-choice-nil = Nous n’avons rien à apporter
page-choice-decline = Nous n’y participons pas
page-choice-hand_over = Un ou une collègue s’en charge
page-choice-help = J’ai besoin d’aide
page-choice-not_done = Retirer ce qui est enregistré
page-until = Pour quelle date ?
page-until-hint = Par exemple : 27 3 2027
page-day = Jour
page-month = Mois
page-year = Année
page-note = Remarque
page-note-hint = Ce qui manque, pourquoi, ou ce dont vous avez besoin. Les autres participants la liront.
page-link = Où se trouve le document (facultatif)
page-link-hint = Une adresse qui commence par https://. Elle est conservée comme texte ; nous ne l’ouvrons pas.
page-to = Adresse électronique de votre collègue
page-send = Envoyer
page-errors = Veuillez vérifier ceci
page-error-choose = Choisissez une réponse
page-error-day = Indiquez la date, par exemple 27 3 2027
page-error-past = Choisissez une date après aujourd’hui
page-error-far = Cette date est très éloignée : vérifiez l’année
page-error-reason = Dites pourquoi, pour que les autres le sachent
page-error-address = Indiquez une adresse électronique, par exemple nom@organisation.example
page-error-link = Indiquez l’adresse entière, commençant par https://
page-error-long = Abrégez la remarque à { $count } caractères au plus
page-error-refused = Cela n’a pas pu être enregistré en l’état
page-thanks = Merci. Ceci est enregistré :
page-thanks-change = Vous pouvez le modifier par le même lien tant que le point est ouvert.
page-consent-late = Le responsable doit accepter cette date ; d’ici là, la précédente reste valable.
page-consent-hand_over = Le secrétariat confirmera votre collègue.
page-none = Rien n’est en attente de votre part pour le moment. Merci.
page-closed = Ce point est clos
page-closed-text = Aucune réponse n’est plus nécessaire. Si vous avez quelque chose à ajouter, écrivez au secrétariat.
page-expired = Ce lien n’est plus valable
page-expired-text = Utilisez le lien de notre dernier message, ou demandez-en un nouveau au secrétariat. Rien n’a été modifié.
page-unknown = Ce lien ne fonctionne pas
page-unknown-text = Votre logiciel de messagerie l’a peut-être coupé : copiez le lien en entier depuis le message. Rien n’a été modifié.
page-problem = Cela n’a pas fonctionné
page-problem-text = Rien n’a été enregistré. Réessayez dans quelques minutes, ou répondez à notre message.
page-contact = Des questions ?
page-language = Langue
page-back = Retour au formulaire
page-fresh = Nous pouvons envoyer un nouveau lien à l’adresse à laquelle celui-ci a été envoyé.
page-fresh-send = M’envoyer un nouveau lien
page-sent = Consultez votre boîte de réception
page-sent-text = Si l’adresse à laquelle ce lien a été envoyé peut encore répondre, un nouveau lien est en route. Un seul est envoyé par jour. Si rien n’arrive, écrivez au secrétariat.

## What the lead of a task sees of the parts of others

page-choice-returned = Renvoyé : il manque quelque chose
page-choice-agreed = Accord pour la date plus tardive
page-choice-refused = Pas d’accord : la date précédente reste valable
page-parts = Ce que les autres ont dit
page-own = Votre propre réponse
page-part-said = A répondu
page-part-silent = Sollicité ; pas encore de réponse
page-part-not_reached = Non joint : aucune adresse n’accepte nos messages
page-part-not_asked = Pas encore sollicité
page-asks-until = Demande un délai jusqu’au { $date } ; la décision vous revient
page-reason = Pourquoi ? Le partenaire le lira.
page-review-none = Laisser tel quel

## The page of everything that concerns a person

page-coming = À venir
page-said-before = Ce que vous avez répondu
page-everything = Tout ce qui vous concerne
page-calendar = Vos dates dans votre propre calendrier
page-calendar-text = Abonnez-vous à cette adresse dans votre calendrier. Elle montre vos dates et ne permet pas de répondre ; toute personne qui la possède peut les voir.
page-wishes = Comment nous vous écrivons
page-wishes-language = Langue de nos messages
page-wishes-digest = Jour de la liste régulière
page-wishes-arranged = Comme convenu avec le secrétariat
page-wishes-save = Enregistrer
page-saved = Enregistré
page-saved-text = Désormais nous vous écrivons ainsi.
page-leaving = Quelqu’un d’autre est-il désormais responsable ?
page-leaving-text = Dites-le-nous, et le secrétariat fera le changement. Si vous indiquez une adresse de votre propre organisation, les points en cours y passent aussitôt.
page-leaving-confirm = Je n’en suis plus responsable
page-leaving-successor = Adresse électronique de la personne qui vous succède (facultatif)
page-leaving-note = Nom, fonction ou autre information utile (facultatif)
page-leaving-send = Informer le secrétariat
page-left = Merci de nous l’avoir dit
page-left-text = Le secrétariat est informé et s’en occupera.
page-left-handed = Les points en cours ont été transmis à { $address }.
weekday-mon = lundi
weekday-tue = mardi
weekday-wed = mercredi
weekday-thu = jeudi
weekday-fri = vendredi
weekday-sat = samedi
weekday-sun = dimanche

## The mail that brings a new link

fresh-subject = Un nouveau lien pour répondre
fresh-intro = Vous avez demandé un nouveau lien, car un précédent ne fonctionne plus. Celui-ci ouvre votre page, sans compte ni mot de passe :
fresh-unasked = Si vous ne l’avez pas demandé, vous n’avez rien à faire : rien n’a été modifié.
