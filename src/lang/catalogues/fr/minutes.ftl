# awaiting native review

## Minutes: head

minutes-kind-silence = Procès-verbal d’une procédure d’approbation tacite
minutes-kind-approval = Procès-verbal d’une approbation
minutes-redacted = Édition sans noms : aucun membre n’y est nommé.
minutes-clock = Les heures sont celles du pays hôte, { $zone } ({ $offsets }).
minutes-source = Établi d’après le journal tel qu’enregistré au { $time }. « Entrée » est le numéro d’une entrée du journal.
minutes-outcome = { $state ->
    [under_approval] Une décision est attendue
    [under_silence] Le texte est soumis à la procédure tacite
    [approved] Approuvé
    [returned] Renvoyé
    [held] Accepté : aucun membre n’a fait objection
    [broken] Le silence est rompu
    [in_consultation] Le silence est rompu, et les membres qui ont fait objection sont consultés
    [reissued] Le silence a été rompu, et le texte est soumis à nouveau
    [completed] Approuvé
   *[other] Retiré : l’approbation n’est plus demandée
}
minutes-outcome-none = L’approbation n’a pas encore été demandée
minutes-outcome-at = { $outcome }, { $time }
minutes-term-task = Tâche
minutes-term-deliverable = Livrable
minutes-term-approval = Approbation
minutes-term-lead = Soumis par
minutes-term-conducted = Conduit par
minutes-term-outcome = Issue
minutes-term-evidence = Preuve
minutes-term-follows = Suite
minutes-conducted = { $lead }, avec le secrétariat ({ $contact })
minutes-waiting = Ces tâches en dépendent : { $tasks }
minutes-waiting-none = Aucune tâche n’en dépend
minutes-evidence = { $name }, SHA-256 { $sha256 }
minutes-evidence-unnamed = un document, SHA-256 { $sha256 }
minutes-evidence-silence = Le procès-verbal ci-dessous : qui a reçu le texte, quand et comment, et qui a répondu

## Minutes: rounds

minutes-before = Avant le premier tour
minutes-round = Tour { $round }
minutes-round-version = Tour { $round } : { $version }
minutes-term-text = Texte
minutes-term-link = Se trouve à
minutes-term-sha256 = Somme de contrôle (SHA-256)
minutes-term-rule = Règle
minutes-term-ends = Fin
minutes-term-due = Demandé pour le
minutes-term-served = Ont reçu le texte
minutes-term-informed = Informés
minutes-rule-one = Une seule approbation suffit.
minutes-rule-all = L’approbation de tous est nécessaire : { $seats }. Les abstentions ne comptent pas.
minutes-rule-quorum = Approbations nécessaires : { $needed } sur { $seats }.
minutes-rule-hours = Silence de { $hours } heures à partir du moment où chaque membre a reçu le texte ; un jour de plus pour chaque jour férié d’un membre. Il prend fin du lundi au jeudi à 18 h.
minutes-rule-days = Silence de { $days } jours ouvrables à partir du jour où chaque membre a reçu le texte ; les jours fériés des membres ne comptent pas. Il prend fin du lundi au jeudi à 18 h.
minutes-rule-extended = La première demande de délai ajoute { $hours } heures ; une autre rompt le silence.
minutes-rule-breaks = Une demande de délai rompt le silence.
minutes-ends-open = Pas encore fixée : le délai court dès que chaque membre a reçu le texte
minutes-served-count = { $n } membres sur { $of }, le dernier le { $time }
minutes-served-some = { $n } membres sur { $of }

## Minutes: members

minutes-members = Membres
minutes-a-member = un membre
minutes-col-member = Membre
minutes-col-served = A le texte depuis
minutes-col-asked = Sollicité le
minutes-col-position = Position
minutes-served-mail = { $time }, par courriel à { $to }
minutes-served-answer = { $time }, par sa réponse
minutes-served-way = { $time }, { $way }
minutes-served-taken = { $time }, { $way }, reçu par { $name }
minutes-not-reached = pas atteint
minutes-left = ne participe plus
minutes-silent = pas d’objection
minutes-no-answer = pas de réponse
minutes-position = { $kind ->
    [approved] approuve
    [agreed] accepte
    [conditional] approuve avec une réserve
    [returned] renvoie
    [objected] fait objection
    [time_requested] demande un délai
    [abstained] s’abstient
    [remarked] fait une remarque
   *[other] laisse la décision à un autre partenaire
}
minutes-position-by = { $position }, par l’intermédiaire de { $name }

## Minutes: proceedings

minutes-proceedings = Déroulement
minutes-col-time = Heure
minutes-col-what = Ce qui s’est passé
minutes-col-entry = Entrée
minutes-handed-in = { $who } remet ce qui est à approuver.
minutes-taken-back = { $who } reprend ce qui avait été remis.
minutes-state = L’état de la tâche est fixé : { $state }.
minutes-opened-silence = Le texte est soumis à la procédure tacite. Membres : { $n }.
minutes-opened-approval = La décision est demandée. Membres sollicités : { $n }.
minutes-notice = { $kind ->
    [opening] Avis avec ce qui est à décider
    [half_time] Avis à mi-temps
    [last_day] Avis du dernier jour
    [last_hours] Avis des dernières heures
    [moved] Avis de la nouvelle échéance
    [reminder] Rappel avant l’échéance
    [due_today] Rappel le jour même
    [overdue] Rappel après l’échéance
    [letter] Lettre à l’échelon supérieur
   *[other] Avis de l’issue
}
minutes-lost = L’avis à { $who } n’est pas arrivé.
minutes-lost-why = Réponse : { $why }
minutes-served = { $who } reçoit le texte { $way }.
minutes-said = { $kind ->
    [approved] { $who } approuve.
    [agreed] { $who } accepte le texte.
    [conditional] { $who } approuve avec une réserve.
    [returned] { $who } renvoie.
    [objected] { $who } fait objection.
    [time_requested] { $who } demande un délai.
    [abstained] { $who } s’abstient.
    [remarked] { $who } fait une remarque, qui n’est pas une objection.
   *[other] { $who } laisse la décision à un autre partenaire.
}
minutes-in-place = { $by } à la place de { $who }
minutes-came = { $way ->
    [link] sur la page de réponse
    [reply] par réponse à l’avis
    [telephone] par téléphone
    [in_person] en personne
   *[other] tel qu’enregistré par le secrétariat
}
minutes-came-line = Reçu { $came }
minutes-came-named = Reçu { $came }, de { $name }
minutes-paragraphs = Paragraphes : { $paragraphs }
minutes-whole = Au texte dans son ensemble
minutes-reason = Note : { $text }
minutes-reservation = Réserve : { $text }
minutes-until = Un délai est demandé jusqu’au { $date }
minutes-left-to = À { $who }
minutes-left-out = omis, car un membre y est nommé
minutes-effect = { $effect ->
    [extends] Le silence est prolongé de { $hours } heures.
    [breaks] Le silence est rompu.
    [approves] L’approbation est ainsi donnée.
    [returns] La tâche revient ainsi à son responsable.
    [replaced] Remplacé par une déclaration ultérieure du même siège.
    [late] Après la fin : consigné, sans effet.
   *[other] Sans siège : consigné, sans effet.
}
minutes-recorded = Enregistré plus tard, le { $time }
minutes-held = Le silence prend fin. Aucun membre n’a fait objection : le texte est accepté.
minutes-held-undone = La fin du silence est enregistrée. Ce qui a été enregistré ensuite l’a reportée : le silence se poursuit.
minutes-consulted = La consultation des membres qui ont fait objection commence.
minutes-withdrawn = L’approbation n’est plus demandée.
minutes-signed = L’approbation est enregistrée par le secrétariat.
minutes-member-left = { $who } ne participe plus.

## Approvals in reports

report-approvals-heading = Approbations : { $parts }
report-approvals-deciding = décisions attendues : { $n }
report-approvals-silent = textes en procédure tacite : { $n }
report-approvals-broken = silences rompus : { $n }
report-approvals-idle = approbations qui ne sont pas encore demandées : { $n }
report-approvals-settled = décidées : { $n }
report-approvals-decided = Décidé { $since }
report-col-approval = Approbation
report-col-stands = Où elle en est
report-col-until = Jusqu’au
approval-state-decision = Décision attendue
approval-state-silence = Procédure tacite
approval-state-opening = À soumettre à la procédure tacite
approval-state-obtaining = À obtenir
approval-state-consultation = Silence rompu
approval-state-reissue = En consultation
approval-state-withdrawn = Retirée
report-approval-tally = { $n } approbations sur { $needed }
report-approval-served = { $n } sur { $of } ont le texte
report-approval-awaited = attendue de { $names }
report-approval-unserved = pas encore { $names }
report-approval-broken = rompu sur { $paragraphs }
report-approval-began-not = pas fixé : certains n’ont pas le texte
report-approval-ended = le délai est écoulé ; la fin n’est pas encore enregistrée
report-approval-decided = { $task } : { $outcome } ({ $date })
report-approval-decided-version = { $task }, { $version } : { $outcome } ({ $date })
