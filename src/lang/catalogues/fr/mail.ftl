# awaiting native review

## Subjects

mail-subject-due = { $overdue ->
    [0] Échéance le
   *[other] { $overdue } en retard ; échéance le
} { $date } : { $part ->
    [untold] contribuer à « { $what } »
   *[other] { $what }
}
mail-subject-due_today = { $overdue ->
    [0] Échéance aujourd’hui
   *[other] { $overdue } en retard ; échéance aujourd’hui
} : { $part ->
    [untold] contribuer à « { $what } »
   *[other] { $what }
}
mail-subject-overdue = Retard depuis { $date } : { $part ->
    [untold] contribuer à « { $what } »
   *[other] { $what }
}
mail-subject-late = Prévu le { $date } : { $part ->
    [untold] contribuer à « { $what } »
   *[other] { $what }
}
mail-subject-due_today-many = { $overdue ->
    [0] { $count } échéances aujourd’hui
   *[other] { $overdue } en retard, { $count } échéances aujourd’hui
}
mail-subject-overdue-many = { $count } en retard, le plus ancien depuis le { $date }
mail-subject-formal = { $standing ->
    [overdue] Était attendu le { $date }
   *[other] Attendu le { $date }
} : { $part ->
    [untold] contribuer à « { $what } »
   *[other] { $what }
}
mail-subject-take_over = Vos points en attente : { $count }{ $overdue ->
    [0] {""}
   *[other] , { $overdue } en retard
}
mail-subject-nothing-open = Aucun point en attente de votre part
mail-subject-brief = À l’attention de la coordination : { $count ->
    [one] { $count } point
   *[other] { $count } points
}
mail-subject-cover = Rapport d’avancement { $number }, situation au { $date }

## Opening

mail-salutation = Madame, Monsieur,
mail-intro-notice = Nous nous permettons d’appeler votre attention sur le point suivant de la préparation de l’événement « { $event } ».
mail-intro-first = C’est le premier message qui vous est adressé à ce sujet. Le secrétariat suit les dates convenues avec Concerted, un système qui écrit à chaque partenaire lorsqu’une échéance approche : dans votre langue, un jour ouvrable de votre calendrier, une fois par jour au plus. Vous trouverez ci-dessous à qui vous adresser.
mail-intro-reminder = Nous nous permettons de vous rappeler le point suivant de la préparation de l’événement « { $event } ».
mail-intro-due_today = Le point suivant de la préparation de l’événement « { $event } » arrive à échéance aujourd’hui.
mail-intro-late = Nous nous permettons de vous demander le point suivant de la préparation de l’événement « { $event } ». La date prévue étant passée, nous vous saurions gré de nous le faire parvenir dès que possible ou de nous indiquer la date à laquelle nous pourrons le recevoir.
mail-intro-overdue = Sauf erreur de notre part, l’échéance du point suivant de la préparation de l’événement « { $event } » est dépassée. Nous vous saurions gré de nous le faire parvenir ou de nous indiquer la date à laquelle vous pensez pouvoir le faire.
mail-intro-several = Nous nous permettons de vous rappeler les points ci-dessous de la préparation de l’événement « { $event } ».
mail-intro-digest = Vous trouverez ci-dessous les points en attente de votre part dans la préparation de l’événement « { $event } ».
mail-intro-take_over = Le secrétariat suit désormais la préparation de l’événement « { $event } » à l’aide de Concerted, un système qui tient à jour les dates convenues et écrit à chaque partenaire lorsqu’une échéance approche. Rien de ce qui a été convenu n’est modifié. Vous trouverez ci-dessous tout ce qui, d’après nos dossiers, est en attente de votre part ; nous vous remercions de nous signaler toute erreur.
mail-intro-take_over-rule = Vous recevrez dorénavant un message par jour au plus, dans votre langue et un jour ouvrable de votre calendrier.
mail-nothing-open = Aucun point n’est actuellement en attente de votre part. Nous vous en remercions.
mail-nth = Rappel { $number } sur { $of }
mail-counts = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
mail-counts-overdue = { $count ->
    [one] { $count } en retard
   *[other] { $count } en retard
}

## What is asked

mail-action = Suite à donner pour le
mail-action-was = Suite attendue pour le
mail-action-today = Suite à donner aujourd’hui
mail-what = { $part ->
    [untold] Contribuer à « { $what } »
   *[other] { $what }
}
mail-due = Échéance
mail-end-of-day = avant la fin de la journée, heure de { $place }
mail-end-of-day-plain = avant la fin de la journée
mail-left = { $count ->
    [0] plus aucun jour ouvrable dans votre calendrier
    [one] encore { $count } jour ouvrable dans votre calendrier
   *[other] encore { $count } jours ouvrables dans votre calendrier
}
mail-over = { $count ->
    [0] échéance dépassée
    [one] échéance dépassée de { $count } jour ouvrable
   *[other] échéance dépassée de { $count } jours ouvrables
}
mail-over-weeks = { $count ->
    [one] échéance dépassée de { $count } semaine
   *[other] échéance dépassée de { $count } semaines
}
mail-left-short = { $count ->
    [0] plus aucun jour ouvrable
    [one] encore { $count } jour ouvrable
   *[other] encore { $count } jours ouvrables
}
mail-over-short = { $count ->
    [0] échéance dépassée
    [one] il y a { $count } jour ouvrable
   *[other] il y a { $count } jours ouvrables
}
mail-over-weeks-short = { $count ->
    [one] il y a { $count } semaine
   *[other] il y a { $count } semaines
}
mail-today = échéance aujourd’hui
mail-status = Situation
mail-role-lead = Vous êtes chef de file de cette tâche.
mail-led = { $part ->
    [told] Fait partie de « { $title } » ; chef de file : { $name }.
   *[other] Chef de file : { $name }.
}
mail-deliverable = Document attendu
mail-received = Reçu à ce jour
mail-came-in = Reçu depuis notre dernier message
mail-all-in = { $count ->
    [one] la contribution demandée est arrivée ; votre confirmation achève la tâche
   *[other] les { $count } contributions sont arrivées ; votre confirmation achève la tâche
}
mail-missing = Encore attendu (pour vous, chef de file)
mail-needed-by = En dépend
mail-waits-for = Peut commencer après
mail-serves = { $count ->
    [one] Objectif visé
   *[other] Objectifs visés
}
mail-about = À propos de cette tâche
mail-instances = { $kind ->
    [member_state] { $count ->
        [one] { $count } État
       *[other] { $count } États
    }
   *[other] { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    }
}
mail-more = { $states ->
    [true] { $count ->
        [one] { $count } État
       *[other] { $count } États
    }
   *[other] { $count ->
        [one] { $count } autre
       *[other] { $count } autres
    }
}
mail-moved = Date déplacée
mail-moved-line = précédemment le { $date }
mail-next-step-line = { $function ->
    [head_of_unit] Si ce point reste en attente le { $date }, la demande pourra être portée à l’attention de votre chef d’unité.
    [director] Si ce point reste en attente le { $date }, la demande pourra être portée à l’attention de votre direction.
    [ministers_office] Si ce point reste en attente le { $date }, la demande pourra être portée à l’attention du cabinet de votre ministre.
    [head_of_organisation] Si ce point reste en attente le { $date }, la demande pourra être portée à l’attention du cabinet de la direction de votre organisation.
   *[other] Si ce point reste en attente le { $date }, un nouveau rappel vous sera adressé.
}

## Lists

mail-group-overdue = Échéance dépassée
mail-group-due_today = Échéance aujourd’hui
mail-group-due_soon = Échéance dans les deux semaines
mail-group-next = À venir
mail-others = Également en attente de votre part
mail-earliest = Première échéance

## How to answer

mail-answer = Comment répondre
mail-answer-intro = Répondez à ce message par l’une des lignes suivantes. Aucun mot de passe n’est nécessaire.
mail-answer-done = c’est fait
mail-answer-done-text = c’est fait ; si un texte est demandé, veuillez le joindre ou en indiquer le lien
mail-answer-date = il vous faut plus de temps, jusqu’à cette date
mail-answer-nil = vous n’avez pas de contribution à apporter
mail-answer-help = vous avez une question et souhaitez être appelé(e)
mail-answer-many = Pour plusieurs points, écrivez une ligne par point, avec son numéro de tâche.
mail-answer-button = Répondre maintenant
mail-answer-link = Ou répondez ici, sans mot de passe :
mail-calendar = Les dates à venir sont jointes pour votre calendrier.

## Contact and close

mail-contact = Contact
mail-contact-intro = Pour toute question, n’hésitez pas à nous écrire ou à nous appeler :
mail-phone = Téléphone
mail-email = Courriel
mail-clock = Heure locale
mail-clock-line = { $place }, { $utc }
mail-closing = Nous vous prions d’agréer, Madame, Monsieur, l’expression de notre considération distinguée.
mail-signature = La coordination
mail-event-days = { $count ->
    [one] ouverture dans { $count } jour
   *[other] ouverture dans { $count } jours
}
mail-event-dates = du { $opens } au { $closes }
mail-reason = Destinataire : { $function }, { $name }.
mail-reason-formal = Destinataire : { $name }.
mail-reason-coordinator = Destinataire : coordination.
mail-sent-by = Envoyé par Concerted pour le compte de la coordination. { $symbol }, { $date }.
mail-reference = Référence : { $symbol }, le { $date }.
mail-fallback = Nous ne sommes pas encore en mesure d’écrire dans la langue de votre choix et vous prions de bien vouloir nous en excuser.

## Formal letter

mail-formal-salutation = Madame, Monsieur,
mail-formal-address = Madame, Monsieur
mail-formal-opening = J’ai l’honneur de me référer à la préparation de l’événement « { $event } » et au point suivant, { $part ->
    [whole] dont vos services ({ $name }) ont bien voulu assurer la conduite :
   *[other] auquel vos services ({ $name }) ont bien voulu apporter leur concours :
}
mail-formal-overdue = { $part ->
    [whole] Sauf erreur de notre part, ce point était attendu pour le { $date } et son achèvement ne nous a pas encore été confirmé.
   *[other] Sauf erreur de notre part, cette contribution était attendue pour le { $date } et reste en attente.
}
mail-formal-due = { $part ->
    [whole] Ce point est attendu pour le { $date }.
   *[other] Cette contribution est attendue pour le { $date }.
}
mail-formal-request = Je vous saurais gré de bien vouloir y faire donner suite, ou nous faire connaître la date à laquelle elle peut être espérée.
mail-formal-others = Les points suivants sont également en attente :
mail-formal-when = { $standing ->
    [overdue] attendu pour le { $date }, en attente
   *[other] attendu pour le { $date }
}
mail-formal-contact = Pour toute question, vous pouvez vous adresser à :
mail-formal-attached = La présente lettre est jointe pour impression.
mail-formal-close = { $familiar ->
    [true] Je vous prie d’agréer l’expression de ma considération distinguée.
   *[other] Je vous prie d’agréer, { $address }, l’expression de ma haute considération.
}

## To the coordinator: what needs attention

mail-brief-intro = Les points suivants appellent votre attention dans la préparation de l’événement « { $event } ».
mail-brief-release = En attente de votre accord
mail-brief-draft-since = En attente depuis le { $date }
mail-brief-draft-lapsed = Vous l’aviez libérée pour { $address }. Les lettres vont désormais à un autre bureau ; elle attend donc de nouveau votre accord.
mail-brief-call = Partenaires à appeler
mail-brief-undelivered = Courriels qui ne sont pas arrivés
mail-brief-undelivered-intro = Veuillez appeler, puis corriger l’adresse dans la définition : ce qui reste en attente partira de lui-même à la nouvelle adresse. Si l’adresse est exacte, faites renvoyer le courriel.
mail-brief-reply = Réponse du serveur de messagerie
mail-brief-address-good = L’adresse est exacte : le serveur n’a pas accepté ce seul courriel. Les autres y parviennent comme auparavant.
mail-brief-came_in = Messages à traiter
mail-brief-came_in-intro = Ces messages sont arrivés, et rien n’y a été enregistré comme réponse. Veuillez les lire et enregistrer ce qui est clair.
mail-came_in = { $what ->
    [unclear] aucune réponse n’a pu y être lue ; l’expéditeur a été prié de la reformuler
    [unproven] il vient d’une adresse qui ne figure pas parmi celles de l’organisation, ou son origine n’est pas établie
    [complaint] il se plaint d’un de nos courriels
    [not_reached] il signale le retour d’un courriel sans dire lequel
   *[other] il n’a pas pu être lu
}
mail-came_in-away = absence jusqu’au { $date } ; entre-temps, les rappels vont à un suppléant, s’il y en a un
mail-brief-uncertain = Courriels dont nul ne sait s’ils sont arrivés
mail-brief-uncertain-intro = La connexion a été perdue après la remise du courriel : il a pu arriver ou non. Veuillez vous renseigner, puis enregistrer ce qu’il en est. D’ici là, il ne compte ni comme reçu ni comme perdu.
mail-brief-stalled = Périodes pendant lesquelles aucun courriel n’a pu partir
mail-brief-stalled-text = Du { $from }, { $from_time }, au { $to }, { $to_time }. Ce qui devait partir alors est parti ensuite, ou figure dans le courriel suivant à la même personne.
mail-brief-stalled-often = { $count ->
    [one] { $count } interruption
   *[other] { $count } interruptions
} entre le { $from } et le { $to }, la plus longue du { $longest_from }, { $from_time }, au { $longest_to }, { $to_time }. Ce qui devait partir alors est parti ensuite, ou figure dans le courriel suivant à la même personne.
mail-brief-went_on = Le serveur de messagerie avait refusé pour la même raison ce qui était destiné à { $address } ; { $to } l’a reçu à la place. L’adresse est exacte : il n’y a rien à corriger.
mail-brief-set_aside = Enregistrements inutilisables
mail-brief-set_aside-entries = { $symbol } : { $count ->
    [one] un enregistrement ne peut être ni lu ni écrit et a été mis de côté.
   *[other] { $count } enregistrements ne peuvent être ni lus ni écrits et ont été mis de côté.
} Tout le reste suit son cours, et ce qui reste à faire est décidé de nouveau.
mail-brief-set_aside-workflow = { $symbol } : ses enregistrements sont illisibles. Tant qu’ils ne sont pas réparés, rien n’est décidé à son sujet et aucun courriel qui le mentionne ne part. Tous les autres processus suivent leur cours.
mail-unreachable-intro = Les partenaires ci-dessous n’ont pu être contactés par écrit, aucun de leurs contacts n’étant joignable aujourd’hui. Veuillez les appeler ou corriger leurs contacts dans la définition.
mail-unreachable-contacts = Contacts enregistrés
mail-unreachable-none = Aucun contact n’est enregistré.
mail-unreachable-no-email = pas d’adresse électronique
mail-unreachable-away = absence jusqu’au { $date }
mail-unreachable-left = en fonction jusqu’au { $date }
mail-unreachable-items = Rappels non envoyés

## To the coordinator: an issued report

mail-cover-intro = Veuillez trouver ci-joint le rapport d’avancement { $number } sur la préparation de l’événement « { $event } ». Il rend compte de ce qui était connu à la fin de la journée du { $date }.
mail-cover-headlines = En bref
mail-cover-attachment = Fichier joint
mail-cover-sha256 = SHA-256
mail-cover-symbol = Cote
mail-cover-cut-off = Date d’arrêté
mail-cover-use = Le rapport se suffit à lui-même : il peut être transmis ou imprimé tel quel.

## Several parts at one address

mail-as-coordinator = En tant que coordination de cette préparation
mail-also-for = Le présent message indique aussi ce qui reste ouvert pour { $names }, dont l’adresse est également la vôtre.
mail-for = Pour

## What changed, what is for information, what is telephoned for

mail-subject-event_moved = Nouvelles dates : l’événement s’ouvre le { $date }
mail-subject-place_moved = Nouveau lieu de l’événement : { $city }
mail-subject-closing_moved = Nouvelle date de clôture : le { $date }
mail-subject-place_open = Le lieu de l’événement reste à fixer
mail-subject-lead_yours = Vous dirigez désormais : { $what }
mail-subject-lead_changed = Nouveau responsable ({ $lead }) : { $what }
mail-subject-released = Plus rien n’est attendu de vous pour : { $what }
mail-subject-contact = Vous êtes désormais le point de contact de : { $name }
mail-subject-copy = { $standing ->
    [overdue] Pour information (en retard)
    [due_today] Pour information (échéance aujourd’hui)
   *[other] Pour information
} : { $part ->
    [untold] contribuer à « { $what } »
   *[other] { $what }
}
mail-news = Ce qui a changé
mail-news-event_moved = Nouvelles dates de l’événement « { $event } » : { $days } (ouverture prévue auparavant le { $from }).
mail-news-dates = Les échéances qui changent en conséquence figurent ci-dessous.
mail-news-place_moved = Nouveau lieu de l’événement « { $event } » : { $city } (auparavant : { $before }).
mail-news-closing_moved = L’événement « { $event } » se terminera le { $date }, et non le { $from }.
mail-news-place_open = L’événement « { $event } » n’aura plus lieu à l’endroit prévu ({ $before }) ; le nouveau lieu sera annoncé.
mail-news-place_named = Lieu de l’événement « { $event } » : { $city }.
mail-news-lead_yours = Vous dirigez désormais « { $title } » ({ $task }) ; responsable auparavant : { $before }.
mail-news-lead_not_yours = « { $title } » ({ $task }), que vous dirigiez, a désormais pour responsable : { $lead }. Vous continuez d’y contribuer.
mail-news-lead_changed = « { $title } » ({ $task }) a désormais pour responsable : { $lead } (auparavant : { $before }).
mail-news-released = Plus rien n’est attendu de vous pour « { $title } » ({ $task }), dont l’échéance était le { $date }. Nous vous remercions de ce que vous avez déjà fait.
mail-news-released-part = « { $asks } », votre part dans « { $title } » ({ $task }), dont l’échéance était le { $date }, n’est plus attendu de vous. Nous vous remercions de ce que vous avez déjà fait.
mail-news-contact = Vous êtes désormais le point de contact de : { $name }. Vous trouverez ci-dessous tout ce qui est en attente.
mail-copies = Pour information
mail-copies-intro = Les points suivants ont été demandés à vos collègues. Vous n’avez rien à faire : ce message vous est adressé parce que le calendrier convenu prévoit une copie pour votre bureau.
mail-copy-asked = demandé à : { $name }, { $function }
mail-brief-exhausted = À appeler par téléphone
mail-brief-exhausted-intro = Aucun autre rappel n’est prévu pour ces points et aucune réponse n’est enregistrée. Ils ne figurent plus dans les listes des partenaires.
mail-brief-gone = Partenaires à prévenir
mail-brief-gone-intro = D’après la définition en vigueur, ils ne participent plus. Des messages leur avaient été adressés auparavant ; aucun message ne les en informe.
mail-brief-responsible = Contacts à modifier
mail-brief-responsible-intro = Ces contacts disent que quelqu’un d’autre est désormais responsable. La définition reste en vigueur tant que vous ne la modifiez pas.
mail-brief-responsible-not = { $address } n’est plus responsable ({ $date }).
mail-brief-responsible-now = Désigné à la place : { $address }.
mail-brief-responsible-handed = Ce qui est ouvert a été transmis aussitôt, au sein de l’organisation.
mail-brief-overtaken = Encore utile ?
mail-brief-overtaken-intro = L’échéance de ces points précédait la clôture de l’événement et ils sont toujours en attente. Plus personne ne reçoit de rappel à ce sujet. Veuillez enregistrer ce qui est arrivé ou annuler ce qui n’est plus utile.
mail-brief-spoken = Réponses de partenaires en attente d’une suite
mail-brief-spoken-intro = Veuillez accepter ou refuser à l’aide de la commande indiquée ; ce qui est refusé reste tel quel. Les partenaires qui demandent de l’aide sont à appeler. Une contribution déclinée est de nouveau demandée à l’aide de la commande indiquée.
mail-spoken-help = demande de l’aide
mail-spoken-declined = ne contribue pas
mail-spoken-postponement = demande un délai jusqu’au { $until } ; échéance : { $due }
mail-spoken-hand_over = confie la suite à une autre organisation :
mail-spoken-note = Note
