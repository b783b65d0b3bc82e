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
notice-answer-reply-silence = Ou répondez à ce message par une seule ligne : D’ACCORD, ou OBJECTION suivi des paragraphes (OBJECTION OP 4 : le motif), ou DÉLAI, ou ABSTENTION.
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
