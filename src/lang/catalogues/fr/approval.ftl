# English is the text that every other language is held against.

## Subjects of notices

notice-subject-silence = { $kind ->
    [opening] Under silence until { $date }: { $what }
    [half_time] Silence ends { $date }: { $what }
    [last_day] Silence ends { $date }: { $what }
    [last_hours] Silence ends today: { $what }
   *[other] Silence now ends { $date }: { $what }
}
notice-subject-approval = { $kind ->
    [opening] For approval by { $date }: { $what }
    [due_today] Approval due today: { $what }
    [overdue] Approval was due { $date }: { $what }
   *[other] Approval due { $date }: { $what }
}
notice-subject-outcome = { $state ->
    [approved] Approved: { $what }
    [held] Agreed by silence: { $what }
    [returned] Sent back: { $what }
    [broken] Silence broken: { $what }
   *[other] Withdrawn: { $what }
}

## What a notice says

notice-intro-silence = { $kind ->
    [opening] { $version } of “{ $what }” is placed under a silence procedure in the preparation of “{ $event }”.
    [half_time] Half of the time of the silence procedure on { $version } of “{ $what }” has passed.
    [last_day] The silence procedure on { $version } of “{ $what }” ends within a day.
    [last_hours] The silence procedure on { $version } of “{ $what }” ends today.
   *[other] The silence procedure on { $version } of “{ $what }” ends on another day than you were told.
}
notice-intro-approval = { $kind ->
    [opening] “{ $what }” has been handed in, and is submitted for approval in the preparation of “{ $event }”.
    [due_today] A decision on “{ $what }” is asked for today.
    [overdue] A decision on “{ $what }” was asked for by { $date }, and none has been recorded. Those who wait for it cannot go on.
   *[other] May we remind you that a decision on “{ $what }” is asked for by { $date }.
}
notice-intro-outcome = { $state ->
    [approved] “{ $what }” is approved.
    [held] No member objected to { $version } of “{ $what }” before the end of the silence procedure: it is agreed.
    [returned] “{ $what }” has been sent back.
    [broken] The silence on { $version } of “{ $what }” is broken. Those who conduct the procedure will consult and announce the next steps.
   *[other] The approval of “{ $what }” is asked for no more.
}
notice-informed = You receive this for information: as an observer you see the text, and take no decision.
notice-in-place-of = You decide in the place of { $name }.
notice-rule-objection = If no member objects by then, the text is agreed. An objection by one member breaks the silence; please name the paragraphs. Editorial remarks do not break it.
notice-rule-time-breaks = A request for more time breaks it as well.
notice-rule-time-extends = { $hours ->
    [one] The first request for more time extends it by { $hours } hour; another one breaks it.
   *[other] The first request for more time extends it by { $hours } hours; another one breaks it.
}
notice-rule-agreement = No answer is taken as agreement.
notice-rule-open = The time begins once every member has received this notice. Should that take longer, you will be told of the later end.
notice-rule-quorum = { $needed } of { $seats } approvals are needed.
notice-rule-all = All { $seats } who decide have to approve.

## Facts

notice-ends = The silence ends
notice-ends-at = { $date }, { $time } ({ $place })
notice-ends-own = Your time
notice-ends-own-at = { $date }, { $time }
notice-was = Before
notice-due = Decision asked for by
notice-text = Text
notice-sha256 = Checksum (SHA-256)
notice-approval = Approval
notice-lead = Submitted by
notice-contributed = Contributed
notice-waiting = Waits for it
notice-voices = What was said
notice-voice = { $kind ->
    [objected] Objection
    [returned] Sent back
    [time_requested] Request for more time
    [remarked] Remark
   *[other] Reservation
}
notice-voice-paragraphs = { $kind } on { $paragraphs }

## How to answer

notice-answer = How to answer
notice-answer-button = Open the page
notice-answer-page = On the page you approve, object, ask for time or abstain, without an account:
notice-answer-reply-silence = Or reply to this message with one line: AGREE, or OBJECT with the paragraphs (OBJECT OP 4: the reason), or TIME, or ABSTAIN.
notice-answer-reply-approval = Or reply to this message with one line: APPROVE, or RETURN with the reason, or ABSTAIN.
notice-answer-contact = To answer, please write to or call the secretariat; see below.

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
