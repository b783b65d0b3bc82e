# awaiting native review

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Sous silence jusqu’au { $date } : { $what }
    [half_time] Fin du silence le { $date } : { $what }
    [last_day] Fin du silence le { $date } : { $what }
    [last_hours] Dernières heures, fin du silence le { $date } : { $what }
   *[other] Silence désormais jusqu’au { $date } : { $what }
}
notice-subject-approval = { $kind ->
    [opening] À approuver d’ici au { $date } : { $what }
    [due_today] Approbation attendue aujourd’hui : { $what }
    [overdue] Approbation attendue depuis le { $date } : { $what }
   *[other] Approbation attendue pour le { $date } : { $what }
}
notice-subject-outcome = { $state ->
    [approved] Approuvé : { $what }
    [held] Approbation tacite : { $what }
    [returned] Renvoyé : { $what }
    [broken] Silence rompu : { $what }
   *[other] Demande retirée : { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] Dans le cadre de la préparation de l’événement « { $event } », le texte { $version } (« { $what } ») est placé sous procédure de silence (approbation tacite).
    [half_time] La moitié du délai de la procédure de silence sur le texte { $version } (« { $what } ») est écoulée.
    [last_day] La procédure de silence sur le texte { $version } (« { $what } ») prend fin dans les vingt-quatre heures.
    [last_hours] La procédure de silence sur le texte { $version } (« { $what } ») prend fin dans quelques heures.
   *[other] La procédure de silence sur le texte { $version } (« { $what } ») prend fin un autre jour que celui qui vous avait été indiqué.
}
notice-intro-approval = { $kind ->
    [opening] Le point « { $what } » de la préparation de l’événement « { $event } » a été remis et est soumis pour approbation.
    [due_today] Une décision sur le point « { $what } » est demandée pour aujourd’hui.
    [overdue] Une décision sur le point « { $what } » était demandée pour le { $date } et aucune n’est enregistrée à ce jour. Les travaux qui en dépendent ne peuvent avancer.
   *[other] Nous nous permettons de vous rappeler qu’une décision sur le point « { $what } » est demandée pour le { $date }.
}
notice-intro-outcome = { $state ->
    [approved] Le point « { $what } » a été approuvé.
    [held] Aucun membre n’a fait objection au texte { $version } (« { $what } ») avant la fin de la procédure de silence : le texte est approuvé.
    [returned] Le point « { $what } » a été renvoyé pour révision.
    [broken] Le silence sur le texte { $version } (« { $what } ») est rompu. Les responsables de la procédure mèneront des consultations et annonceront les prochaines étapes.
   *[other] L’approbation du point « { $what } » n’est plus demandée.
}
notice-informed = Ce message vous est adressé pour information : à titre d’observateur, vous prenez connaissance du texte sans prendre de décision.
notice-in-place-of = Vous vous prononcez en lieu et place de : { $name }.
notice-also-for = Vous vous prononcez également pour : { $names }.
notice-copy = Cette copie vous est adressée pour information : un autre bureau de votre organisation a été saisi et répondra.
notice-rule-objection = Si aucun membre ne fait objection avant la fin du silence, le texte est réputé approuvé. L’objection d’un seul membre rompt le silence ; veuillez indiquer les paragraphes visés. Les remarques rédactionnelles ne le rompent pas.
notice-rule-time-breaks = Une demande de délai le rompt également.
notice-rule-time-extends = { $hours ->
    [one] La première demande de délai prolonge le silence de { $hours } heure ; toute autre le rompt.
   *[other] La première demande de délai prolonge le silence de { $hours } heures ; toute autre le rompt.
}
notice-rule-agreement = L’absence de réponse vaut accord : si personne ne fait objection, le texte est réputé approuvé.
notice-rule-open = Cette date de fin est provisoire : le délai court dès que tous les membres ont reçu la présente notification. S’il commence plus tard qu’aujourd’hui, la nouvelle date de fin vous sera communiquée.
notice-rule-quorum = Approbations requises : { $needed } sur { $seats }.
notice-rule-all = L’approbation de tous ceux qui décident ({ $seats }) est requise.

## The letter to a higher level

notice-letter-opening = J’ai l’honneur de me référer à la préparation de l’événement « { $event } » et au point suivant, sur lequel une décision de vos services ({ $name }) est attendue :
notice-letter-overdue = Cette décision était demandée pour le { $date }. Sauf erreur de notre part, elle n’a pas encore été prise, et les travaux qui en dépendent ne peuvent avancer.
notice-letter-request = Je vous saurais gré de bien vouloir y faire donner suite, ou nous faire connaître la date à laquelle elle peut être espérée.
notice-letter-page = Elle peut être enregistrée sur la page suivante, sans compte :

## Facts

notice-ends = Fin du silence
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Votre heure locale
notice-ends-own-at = { $date }, { $time }
notice-was = Date précédente
notice-due = Échéance de la décision
notice-text = Texte
notice-sha256 = Empreinte (SHA-256)
notice-approval = Approbation
notice-lead = Soumis par
notice-contributed = Contributions de
notice-waiting = En dépend
notice-voices = Positions exprimées
notice-voice = { $kind ->
    [objected] Objection
    [returned] Renvoi
    [time_requested] Demande de délai
    [remarked] Remarque
   *[other] Réserve
}
notice-voice-paragraphs = { $kind } ({ $paragraphs })

## How to answer

notice-answer = Comment répondre
notice-answer-button = Ouvrir la page
notice-answer-page = { $silent ->
    [yes] Sur la page, vous pouvez donner votre accord, faire objection, demander un délai ou vous abstenir, sans compte :
   *[other] Sur la page, vous pouvez approuver, renvoyer ou vous abstenir, sans compte :
}
notice-answer-reply-silence = Ou répondez à ce message par une seule ligne : D’ACCORD, ou NOUS OBJECTONS suivi des paragraphes (NOUS OBJECTONS OP 4 : le motif), ou DÉLAI, ou ABSTENTION.
notice-answer-reply-approval = Ou répondez à ce message par une seule ligne : APPROUVÉ, ou RENVOI suivi du motif, ou ABSTENTION.
notice-answer-contact = Pour répondre, veuillez écrire au secrétariat ou l’appeler ; ses coordonnées figurent ci-dessous.

## The coordinator's brief

brief-approvals = Approbations
brief-approval = { $what ->
    [open] Le texte est prêt à être placé sous silence.
    [obtain] Aucun contact n’est enregistré à qui la demander : veuillez obtenir la décision et l’enregistrer.
    [serve] { $name } : le texte n’est pas encore parvenu, de sorte que le silence ne peut prendre fin. Veuillez le remettre par une autre voie et enregistrer cette remise.
    [consult] Le silence a été rompu. Veuillez consulter les parties nommées ci-dessous et placer une nouvelle version sous silence.
   *[other] { $name } : un rappel a été adressé et aucune décision n’est arrivée. Veuillez appeler.
}

## The page on which one decides

decide-heading = Votre décision
decide-legend = Que dites-vous ?
decide-intro = Choisissez une réponse et appuyez sur Envoyer. Rien n’est enregistré avant, et aucun mot de passe n’est nécessaire.
decide-counts = Jusqu’à la fin, votre dernière réponse compte ; vous pouvez la changer avec le même lien.
decide-hours = { $hours ->
    [one] Le silence dure { $hours } heure à partir du moment où chaque membre a le texte.
   *[other] Le silence dure { $hours } heures à partir du moment où chaque membre a le texte.
}
decide-days = { $days ->
    [one] Le silence dure { $days } jour ouvrable à partir du moment où chaque membre a le texte.
   *[other] Le silence dure { $days } jours ouvrables à partir du moment où chaque membre a le texte.
}
decide-deliverable = À livrer
decide-silence-approved = Nous acceptons le texte
decide-silence-returned = Nous le renvoyons
decide-silence-objected = Nous faisons objection
decide-silence-time_requested = Nous demandons plus de temps
decide-silence-abstained = Nous nous abstenons
decide-silence-remarked = Nous avons une remarque rédactionnelle, sans objection
decide-silence-delegated = Une autre organisation décide à notre place
decide-statement-approved = Nous approuvons
decide-statement-returned = Nous le renvoyons
decide-statement-objected = Nous faisons objection
decide-statement-time_requested = Nous demandons plus de temps
decide-statement-abstained = Nous nous abstenons
decide-statement-remarked = Nous avons une remarque rédactionnelle
decide-statement-delegated = Une autre organisation décide à notre place
decide-reservation = Réserve (facultatif)
decide-condition = Condition (facultatif)
decide-paragraphs = Paragraphes visés par l’objection
decide-paragraphs-hint = Par exemple : OP 4, OP 7. Sans paragraphe, donnez la raison.
decide-until = Jusqu’à quel jour ? (facultatif)
decide-to = Quelle organisation ?
decide-to-choose = Veuillez choisir
decide-note = Raison ou remarque
decide-note-hint = Elle est consignée, et ceux qui conduisent la procédure la liront.
decide-error-choose = Choisissez une réponse
decide-error-objection = Indiquez les paragraphes visés, ou donnez la raison
decide-error-paragraphs = Abrégez la liste des paragraphes, par exemple OP 4, OP 7
decide-error-reason = Donnez la raison : elle est communiquée à ceux qui l’ont soumis
decide-error-remark = Écrivez votre remarque
decide-error-day = Indiquez la date, par exemple 27 3 2027, ou laissez le champ vide
decide-error-past = Choisissez une date postérieure à aujourd’hui
decide-error-far = Cette date est très éloignée : vérifiez l’année
decide-error-to = Choisissez l’organisation qui décide à votre place
decide-error-long = Abrégez le texte à { $count } caractères au plus
decide-error-refused = Cela n’a pas pu être enregistré tel quel
decide-replaced = Le texte a été remplacé
decide-replaced-text = Depuis que vous avez ouvert cette page, une autre version a été soumise. Rien n’a été enregistré : veuillez regarder le texte actuel et décider de nouveau.
decide-thanks = Merci. Ceci est enregistré :
decide-change = Votre dernière réponse compte jusqu’à la fin ; vous pouvez la changer avec le même lien.
decide-late = Elle est arrivée après la fin : elle est consignée et ne change rien.
decide-comes-to = { $state ->
    [approved] C’est ainsi approuvé.
    [held] Le texte est agréé.
    [returned] C’est ainsi renvoyé à ceux qui l’ont soumis.
    [broken] Le silence est ainsi rompu. Ceux qui conduisent la procédure vous consulteront.
    [in_consultation] Le silence est rompu, et des consultations sont en cours.
   *[other] Rien de plus ne vous est demandé.
}
decide-said = Ce que vous avez dit
decide-at = { $date }, { $time }
decide-by = par { $name }
decide-after-end = après la fin
decide-over = { $state ->
    [approved] C’est approuvé
    [held] Le texte est agréé
    [returned] C’est renvoyé
    [broken] Le silence est rompu
    [in_consultation] Le silence est rompu
   *[other] C’est retiré
}
decide-over-text = { $state ->
    [approved] Aucune réponse n’est plus nécessaire.
    [held] Aucun membre n’a fait objection avant la fin de la procédure de silence. Aucune réponse n’est plus nécessaire.
    [returned] C’est renvoyé à ceux qui l’ont soumis. Vous serez consultés de nouveau après une nouvelle remise.
    [broken] Ceux qui conduisent la procédure consulteront et annonceront la suite.
    [in_consultation] Des consultations sont en cours. Vous serez consultés de nouveau si une nouvelle version est soumise.
   *[other] L’approbation n’est plus demandée.
}
decide-ended = Terminé le
decide-others = Vous décidez aussi pour

## Replies and receipts

decided-subject = Enregistré : votre réponse sur { $what }
decided-subject-none = Non enregistré : votre réponse sur { $what }
decided-intro = Merci de votre message. Au sujet de « { $what } », ceci est enregistré :
decided-none = Merci de votre message. Rien n’a pu y être enregistré comme décision sur « { $what } » ; le secrétariat le lira.
decided-change = Votre dernière réponse compte jusqu’à la fin : pour la changer, répondez de nouveau.
decided-problem = { $problem ->
    [unclear] Nous n’avons pas pu établir sans aucun doute ce qu’il déclare. Veuillez l’écrire en une ligne, comme ci-dessous.
    [reason] Veuillez indiquer dans la même ligne les paragraphes visés, ou la raison.
    [day] Le jour jusqu’auquel vous demandez du temps est passé : veuillez en indiquer un postérieur à aujourd’hui.
    [kind] Ce n’est pas ainsi que l’on décide ici : veuillez employer l’un des mots ci-dessous.
    [replaced] Le texte a été remplacé par une autre version depuis ce message : veuillez répondre au message qui porte sur le texte actuel.
    [no_seat] Vous en avez été informés ; d’autres prennent la décision.
   *[other] Cela n’a pas pu être enregistré tel quel ; le secrétariat le lira.
}
