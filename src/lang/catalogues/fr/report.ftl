# awaiting native review

## Progress reports: pieces of sentences

report-task = « { $title } » ({ $id })
report-quoted = « { $text } »
report-task-in-part = { $task }, par { $n } organisations sur { $of }
report-share = { $n } sur { $of } ({ $percent })
report-share-small = { $n } sur { $of }
report-fraction = { $n }/{ $of }
report-as-of = Situation enregistrée le { $date }.
report-as-of-old = Situation enregistrée le { $date }, avant la période de ce rapport.
report-minus = −{ $n }
report-comma = ,{" "}
report-unknown = non connu
report-no-workstream = Autres tâches
report-days-overdue = { $days ->
    [one] { $days } jour de retard
   *[other] { $days } jours de retard
}
report-days-left = { $days ->
    [one] dans { $days } jour
   *[other] dans { $days } jours
}
report-days-today = aujourd’hui
report-of-tasks = { $n ->
    [one] { $percent } de { $n } tâche
   *[other] { $percent } de { $n } tâches
}
report-of-indicators = { $of ->
    [1] { $percent } (un indicateur)
   *[other] { $percent } ({ $n } sur { $of } indicateurs)
}
report-of-indicators-due = { $said } ; de ce qui est dû { $percent } ({ $due })
report-targets-met = cibles atteintes : { $met } sur { $due }
report-targets-missed = { $said } ; manquées : { $names }
report-targets-uncounted = { $said } ; non comptées : { $names }
report-tasks-done = { $of ->
    [one] { $n } tâche achevée sur { $of }
   *[other] tâches achevées : { $n } sur { $of }
}
report-tasks-done-overdue = { $of ->
    [one] { $n } tâche achevée sur { $of }, { $overdue } en retard
   *[other] tâches achevées : { $n } sur { $of }, { $overdue } en retard
}
report-since-date = depuis le { $date }
report-since-report = depuis le rapport { $symbol } du { $date }

# Change of a share since the report before, in percentage points.
report-change-up = { $points ->
    [one] ▲ { $points } point
   *[other] ▲ { $points } points
}
report-change-down = { $points ->
    [one] ▼ { $points } point
   *[other] ▼ { $points } points
}
report-change-same = inchangé
report-change-unknown = sans donnée antérieure

# Month names of the timeline, as short as they can be.
report-month-1 = janv.
report-month-2 = févr.
report-month-3 = mars
report-month-4 = avr.
report-month-5 = mai
report-month-6 = juin
report-month-7 = juil.
report-month-8 = août
report-month-9 = sept.
report-month-10 = oct.
report-month-11 = nov.
report-month-12 = déc.
report-month-year = { $month } { $year }

## Head

report-kind-draft = Rapport d’avancement, version provisoire
report-kind-issued = Rapport d’avancement { $number }
report-draft-mark = Version provisoire
# Of a report as of a day that has not come.
report-ahead-mark = Date future
report-ahead-kind = Rapport d’avancement à une date future
report-ahead-notice = Ce rapport porte sur le { $date }, jour qui n’est pas encore venu. Il montre ce que serait la situation ce jour-là si rien d’autre n’était remis d’ici là ; il ne constate pas la situation de ce jour-là et n’est pas publié.
report-today-notice = Le { $date } n’est pas terminé : ce qui sera consigné plus tard ce jour-là ne figure pas dans ce rapport.
report-ahead-marked = { $mark } · { $text }
report-clock = { $date }, { $time } ({ $offset })
report-counter-before = J–{ $days }
report-counter-opens = J
report-counter-after = J+{ $days }
report-before-opening = { $days ->
    [one] à { $days } jour de l’ouverture
   *[other] à { $days } jours de l’ouverture
}
report-on-opening = le jour de l’ouverture
report-after-opening = { $days ->
    [one] { $days } jour après l’ouverture
   *[other] { $days } jours après l’ouverture
}
report-distribution-task-force = Équipe spéciale : édition intégrale
report-distribution-minister = Ministre : résumé
report-distribution-partner = { $partner } : ce qui le concerne
report-distribution-public = Édition publique
# Headings of that edition.
report-public-purpose = À quoi sert cet événement
report-public-achieved = Ce qui a été accompli
report-public-next = La suite
report-public-part = Qui participe
report-public-about = À propos de ce rapport
report-public-contact = Pour toute question :
# Where a partner may not be named to the reader.
report-a-partner = un partenaire
report-another-partner = un autre partenaire
report-partner-own = { $overdue ->
    [0] { $partner } n’a rien en retard ; { $completed } de ses { $n } tâches et contributions sont faites
    [one] { $partner } doit { $overdue } tâche ou contribution en retard ; { $completed } sur { $n } sont faites
   *[other] { $partner } doit { $overdue } tâches et contributions en retard ; { $completed } sur { $n } sont faites
}
report-document-title = { $title } : { $kind }, { $date }
report-running-title = { $title } · { $kind }
report-page-of = page { $page } sur { $pages }
report-head-symbol = Cote
report-head-cut-off = Date d’arrêté
report-head-event = Événement
report-head-languages = Langues de publication
report-head-distribution = Diffusion
report-head-definition = Définition

## Page 1: executive summary

report-summary-empty = Aucune tâche n’est encore prévue
report-summary-achieved = { $n ->
    [one] La seule tâche prévue ({ $n }) est achevée, { $counter }
   *[other] Les { $n } tâches sont toutes achevées, { $counter }
}
report-summary-not-due = Aucune échéance n’est encore passée, { $counter }
report-summary-link = .{" "}
report-summary-after = Tâches encore ouvertes : { $preparation } pour la préparation, { $left } pour le suivi, { $counter }
report-summary-worst = L’objectif { $objective } est le moins bien noté : { $rating }
report-summary-overdue = { $overdue ->
    [0] Aucune tâche n’est en retard, { $counter }
    [one] { $overdue } tâche sur { $n } est en retard, { $counter }
   *[other] { $overdue } tâches sur { $n } sont en retard, { $counter }
}
report-summary-results-none = { $due ->
    [0] Aucun résultat n’est encore attendu
   *[other] Résultats pas encore notés : { $due } indicateurs attendus sur { $n }
}
report-summary-results-off = Les résultats sont en deçà des attentes ({ $achieved } atteints, { $expected } attendus ; { $due } indicateurs sur { $n })
report-summary-results-partly = Les résultats sont un peu en deçà des attentes ({ $achieved } atteints, { $expected } attendus ; { $due } indicateurs sur { $n })
report-summary-results-on = Les résultats sont conformes aux attentes ({ $achieved } atteints, { $expected } attendus ; { $due } indicateurs sur { $n })
report-summary-work-none = Aucune tâche n’est encore échue ({ $delivered } réalisés, { $planned } prévus)
report-summary-work-far = Les travaux sont nettement en retard sur le plan ({ $delivered }, prévu { $planned })
report-summary-work-behind = Les travaux sont un peu en retard sur le plan ({ $delivered }, prévu { $planned })
report-summary-work-near = Les travaux sont proches du plan ({ $delivered }, prévu { $planned })
report-summary-work-even = Les travaux suivent le plan ({ $delivered } sur { $planned } prévus)
report-summary-work-ahead = Les travaux devancent le calendrier prévu ({ $delivered }, prévu { $planned })

report-tile-completed = Tâches achevées
report-tile-on_time = Faites à temps
report-tile-on_time-note = { $of ->
    [one] { $n } sur { $of } échue
   *[other] { $n } sur { $of } échues
}
report-tile-response = Partenaires à temps
report-tile-response-note = { $n } sur { $of } dus
report-tile-response-note-rest = { $n } sur { $of } dus ; { $rest }
report-tile-overdue = Tâches en retard
report-tile-opening = Jours restants
report-tile-opened = Jours écoulés
report-tile-opening-note = { $date }, { $counter }
report-tile-indicator-note = cible { $target } ; { $date }
report-tile-more = +{ $n } depuis le { $since }
report-tile-fewer = −{ $n } depuis le { $since }
report-tile-same = ±0 depuis le { $since }

report-achieved-label = Réalisé :
report-achieved = { $n ->
    [one] { $n } tâche a été achevée { $since } : { $task }.
   *[other] { $n } tâches ont été achevées { $since }, dont { $task }.
}
report-achieved-one = la tâche { $task } a été achevée { $since }.
report-achieved-nothing = aucune tâche n’a été achevée { $since }.
report-concerns-label = Préoccupations :
report-concerns-none = aucune tâche n’est en retard ni à risque.
report-concerns-unrecorded = { $n ->
    [one] { $n } tâche de la préparation n’est pas enregistrée comme faite : { $task }. A-t-elle été faite, ou est-elle sans objet ?
   *[other] { $n } tâches de la préparation ne sont pas enregistrées comme faites, la première { $task }. Ont-elles été faites, ou sont-elles sans objet ?
}
report-concerns-results = { $n ->
    [one] l’objectif { $objectives } n’est que partiellement en bonne voie par ses résultats.
   *[other] les objectifs { $objectives } ne sont que partiellement en bonne voie par leurs résultats.
}
report-concerns-risk = { $n ->
    [one] à risque : { $task }, échéance le { $date }.
   *[other] à risque : { $n } tâches, prochaine échéance le { $date }.
}
report-concerns-blocked = { $n ->
    [one] bloqué : { $names }.
   *[other] bloqué : { $n } tâches, dont { $names }.
}
report-concerns-red = { $rating } : { $names }.
report-concerns-missed = { $n ->
    [one] des cibles de l’objectif { $objectives } ne sont pas atteintes.
   *[other] des cibles des objectifs { $objectives } ne sont pas atteintes.
}
report-concerns-uncounted = { $n ->
    [one] les résultats de l’objectif { $objectives } ne sont pas encore comptés.
   *[other] les résultats des objectifs { $objectives } ne sont pas encore comptés.
}
report-red-objective = { $n ->
    [one] objectif { $objectives }
   *[other] objectifs { $objectives }
}
report-red-workstreams = { $n } volets, dont { $names }
report-concerns-overdue = { $overdue ->
    [one] { $overdue } tâche est en retard : { $task }, chef de file : { $owner }, depuis le { $since }.
   *[other] { $overdue } tâches sont en retard, celle qui l’est le plus étant { $task }, chef de file : { $owner }, depuis le { $since }.
}
report-concerns-waiting = { $overdue ->
    [one] { $overdue } tâche est en retard : { $task } ; { $waiting ->
        [one] { $waiting } autre en dépend.
       *[other] { $waiting } autres en dépendent.
    }
   *[other] { $overdue } tâches sont en retard, surtout { $task } ; { $waiting ->
        [one] { $waiting } autre en dépend.
       *[other] { $waiting } autres en dépendent.
    }
}
report-next-label = À venir :
report-next = { $n ->
    [one] { $n } tâche arrive à échéance d’ici au { $until } : { $task }, le { $date }.
   *[other] { $n } tâches arrivent à échéance d’ici au { $until }, d’abord { $task }, le { $date }.
}
report-next-milestone = { $n ->
    [0] aucune tâche n’arrive à échéance d’ici au { $until } ; la prochaine étape clé est { $task }, le { $date }.
    [one] { $n } tâche arrive à échéance d’ici au { $until } ; la prochaine étape clé est { $task }, le { $date }.
   *[other] { $n } tâches arrivent à échéance d’ici au { $until } ; la prochaine étape clé est { $task }, le { $date }.
}
report-next-nothing = aucune tâche n’arrive à échéance d’ici au { $until }.

report-decisions = Décisions demandées
report-decisions-none = Aucune décision n’est demandée : aucune tâche en retard ou bloquée n’en conditionne d’autres, et aucun risque grave n’est sans traitement.
report-decisions-none-opened = Aucune décision n’est demandée : l’événement est ouvert, et sa préparation n’appelle plus de décision.
report-decisions-none-partner = Aucune décision n’est demandée à { $partner }.
report-decisions-none-open = Aucune autre décision n’est demandée : ce qu’appellent les tâches en retard est décidé.
report-decisions-more = { $n ->
    [one] { $n } autre tâche attend une décision.
   *[other] { $n } autres tâches attendent une décision.
}
report-decision-line = Décide : { $owner }, pour le { $date }.
report-decide-task = Décider de la suite à donner à { $task } ({ $owner }).
report-decide-task-options = Options : une nouvelle date, un autre responsable, ou sans.
report-decide-milestone = Décider de la suite à donner à l’étape clé { $task } ({ $owner }).
report-decide-milestone-options = Options : une nouvelle date, un autre responsable, ou sans.
report-decide-blocked = Lever ce qui bloque { $task } ({ $owner }).
report-decide-blocked-options = Options : régler le blocage, une autre voie, ou une nouvelle date.
report-decide-waiting-otherwise = { $waiting ->
    [one] Sinon une tâche à échéance le { $date } ne peut être achevée.
   *[other] Sinon { $waiting } tâches ne peuvent être achevées, la première à échéance le { $date }.
}
report-decide-milestone-otherwise = Sinon l’étape clé du { $date } reste manquée.
report-decide-task-otherwise = Sinon elle reste ouverte au-delà du { $date }, son échéance.
report-decide-risk = Décider du traitement d’un risque grave pour lequel aucune mesure n’est consignée : « { $risk } » ({ $level }).
report-decide-risk-options = Options : une mesure avec responsable et date, une solution de rechange, ou l’accepter par écrit.
report-decide-risk-otherwise = Sinon, s’il se réalise : { $effect }.
report-decide-risk-stays = Sinon il reste aussi grave.
report-decide-budget = Décider des lignes budgétaires sans engagement ({ $n }) : { $names }.
report-decide-budget-options = Options : engager les montants, une autre source, ou réduire.
report-decide-budget-otherwise = Sinon ce qu’ils financent n’est pas assuré pour le { $date }.
report-decide-coordinator = le coordinateur
report-decide-office = { $partner } ({ $office })
report-overall = Évaluation d’ensemble
report-part-work = Travaux
report-part-results = Résultats

## Page 2: objectives

report-objectives = Progrès vers les objectifs
report-objectives-none = Aucun objectif n’est énoncé
report-objectives-not-assessed = Aucun objectif ne peut encore être évalué
report-objectives-well = { $n ->
    [one] L’objectif est en bonne voie
   *[other] Les { $n } objectifs sont tous en bonne voie
}
report-objectives-assessed-well = { $n ->
    [one] Le seul objectif sur { $of } qui puisse être évalué est en bonne voie
   *[other] Les { $n } objectifs sur { $of } qui peuvent être évalués sont en bonne voie
}
report-objectives-concerns = { $n } objectifs sur { $of } ne sont pas en bonne voie, surtout l’objectif { $objective }
report-objectives-after = Objectifs atteints : { $reached } sur { $of } ; en partie : { $partly } ; non : { $failed } ; non évalués : { $unknown }
report-objective-no-task = Objectif { $objective } : aucune tâche ne s’y rapporte
report-objective-achieved = L’objectif { $objective } est atteint
report-objective-partly-achieved = L’objectif { $objective } est atteint en partie : { $met } cibles atteintes sur { $due }
report-objective-not-achieved = L’objectif { $objective } n’est pas atteint : { $met } cibles atteintes sur { $due }
report-objective-not-counted = L’objectif { $objective } n’est pas évalué : { $counted } résultats comptés sur { $due }
report-objective-not-due = L’objectif { $objective } ne peut encore être évalué : aucune de ses tâches n’est arrivée à échéance
report-objective-on-track = L’objectif { $objective } est en bonne voie, avec { $completed ->
    [one] { $completed } tâche achevée sur { $n }
   *[other] { $completed } tâches achevées sur { $n }
}
report-objective-on-track-overdue = { $overdue ->
    [one] L’objectif { $objective } est en bonne voie, mais { $overdue } de ses tâches, sur { $n }, est en retard
   *[other] L’objectif { $objective } est en bonne voie, mais { $overdue } de ses { $n } tâches sont en retard
}
report-objective-partly-overdue = { $overdue ->
    [one] L’objectif { $objective } n’est que partiellement en bonne voie : { $overdue } tâche sur { $n } n’a pas été achevée à l’échéance
   *[other] L’objectif { $objective } n’est que partiellement en bonne voie : { $overdue } tâches sur { $n } n’ont pas été achevées à l’échéance
}
report-objective-partly-slow = L’objectif { $objective } n’est que partiellement en bonne voie : { $delivered } réalisé, { $planned } prévu
report-objective-partly-results = L’objectif { $objective } n’est que partiellement en bonne voie par ses résultats : { $achievement } du chemin vers les cibles dues
report-objective-off-overdue = { $overdue ->
    [one] L’objectif { $objective } n’est pas en bonne voie : { $overdue } tâche sur { $n } n’a pas été achevée à l’échéance
   *[other] L’objectif { $objective } n’est pas en bonne voie : { $overdue } tâches sur { $n } n’ont pas été achevées à l’échéance
}
report-objective-off-slow = L’objectif { $objective } n’est pas en bonne voie : { $delivered } réalisé, { $planned } prévu
report-objective-off-results = L’objectif { $objective } n’est pas en bonne voie par ses résultats : { $achievement } du chemin vers les cibles dues
report-indicator-line = { $title } : { $actual } (cible { $target })
report-indicator-line-no-target = { $title } : { $actual }
report-unsure = { $value } ?
report-value-unit = { $value } { $unit }
report-value-planned = { $value } (prévu)
report-value-expected = { $value } (attendu)
report-value-measured = { $value } (compté avant la fin)
report-value-final = { $value } (définitif)
report-tile-value-planned = { $label } (prévu)
report-tile-value-expected = { $label } (attendu)
report-tile-value-measured = { $label } (compté avant la fin)
report-tile-value-final = { $label } (définitif)
report-col-objective = Objectif
report-col-delivery = Activités réalisées
report-col-results = Résultats atteints
report-col-rating = Évaluation
report-rated-by-activities = dû aux activités
report-rated-by-results = dû aux résultats
report-rated-by-activities-alone = d’après les seules activités
report-results-outlook = { $percent } si ce qui est prévu ou attendu se réalise (indicateurs : { $n } sur { $of })
report-planned-at = prévu { $planned }
report-delivered-planned = { $delivered }, prévu { $planned }
report-n-overdue = { $n } en retard
report-n-blocked = { $n ->
    [one] { $n } bloquée
   *[other] { $n } bloquées
}
report-n-at-risk = { $n } à risque
report-no-indicator = aucun indicateur
report-change-delivery = réalisé : { $change }
report-change-note = Variation indiquée dans le tableau : activités réalisées, { $since }, en points de pourcentage.
report-figure-objectives = Activités réalisées (barre large) et résultats atteints (barre étroite), chacun au regard du prévu (trait vertical). Hachuré : seulement prévu ou attendu.
report-results-not-assessed = résultats non évalués
report-alt-objectives-row = { $objective } : { $delivered } réalisé, { $planned } prévu, { $rating }
report-alt-objectives = { $n ->
    [one] Barre de { $n } objectif. { $rows }.
   *[other] Barres de { $n } objectifs. { $rows }.
}

## Page 3: workstreams and milestones

report-workstreams = Volets et étapes clés
report-workstreams-well = { $of ->
    [0] Aucun volet ne compte de tâche en retard
    [one] L’unique volet ne compte aucune tâche en retard
   *[other] Aucun des { $of } volets ne compte de tâche en retard
}
report-workstreams-one-overdue = { $overdue ->
    [one] Un seul volet compte une tâche en retard : « { $workstream } »
   *[other] Un seul volet compte des tâches en retard, « { $workstream } » : { $overdue } sur { $n }
}
report-workstreams-most = { $workstreams } volets sur { $of } comptent des tâches en retard, surtout « { $workstream } » : { $most } sur { $n }
report-workstreams-even = { $workstreams } volets sur { $of } comptent des tâches en retard, { $overdue } au total
report-col-workstream = Volet
report-col-done = Achevées
report-col-next = À venir
report-col-due = Échéance
report-col-owner = Responsable
report-col-milestone = Étape clé
report-forecast = prévision : { $date }
report-col-state = État
report-nothing-left = plus rien à faire
report-overdue-mark = en retard
report-milestones = Étapes clés
report-milestones-none = Aucune étape clé n’est fixée
report-milestones-done = { $of ->
    [one] L’unique étape clé est franchie
   *[other] Les { $of } étapes clés sont toutes franchies
}
report-milestones-overdue = { $overdue ->
    [one] { $overdue } étape clé sur { $of } est en retard : { $task }
   *[other] { $overdue } étapes clés sur { $of } sont en retard, d’abord { $task }
}
report-milestones-risk = Étapes clés franchies : { $done } sur { $of } ; parmi celles à venir, { $risk } à risque, d’abord { $task }
report-milestones-next = Étapes clés franchies : { $done } sur { $of } ; la prochaine est { $task }, le { $date }
report-critical-link = {" → "}
report-critical = { $days ->
    [one] Chemin critique, les tâches ouvertes à la plus petite marge : { $chain }. Marge : { $days } jour.
   *[other] Chemin critique, les tâches ouvertes à la plus petite marge : { $chain }. Marge : { $days } jours.
}
report-critical-late = { $days ->
    [one] Chemin critique, les tâches ouvertes à la plus petite marge : { $chain }. Retard : { $days } jour.
   *[other] Chemin critique, les tâches ouvertes à la plus petite marge : { $chain }. Retard : { $days } jours.
}
report-figure-timeline = Volets, du début de leur première tâche à leur dernière échéance. Les signes sont placés à l’échéance, ou un trait fin y mène ; les étapes clés portent leur numéro dans le tableau
report-timeline-opening = Ouverture
report-timeline-today = { $date }
report-timeline-done = étape clé franchie
report-timeline-due = étape clé à venir
report-timeline-overdue = en retard
report-timeline-forecast = prévision, si plus tardive
report-timeline-small = petits signes : autres tâches
report-alt-timeline = Calendrier au { $date } ({ $counter }). Étapes clés : { $n } ; franchies : { $done } ; en retard : { $overdue }. Prévision postérieure à l’échéance : { $later }.


## Page 4: partners

report-partners = Partenaires et action concertée
report-partners-well = { $of ->
    [0] Rien n’est en retard
    [one] L’unique partenaire n’a aucun retard
   *[other] Aucun des { $of } partenaires n’a de retard
}
report-partners-one = { $overdue ->
    [one] Un seul partenaire doit une tâche ou une contribution en retard : { $partner }
   *[other] Un seul partenaire doit les { $overdue } tâches et contributions en retard : { $partner }
}
report-partners-most = { $partner } est en retard pour { $n } des { $overdue } tâches et contributions échues ; { $partners } partenaires sur { $of } ont du retard
report-partners-even = { $partners } partenaires sur { $of } sont en retard : { $overdue } tâches et contributions en tout
report-col-partner = Partenaire
report-col-led = Tâches dirigées
report-col-contributing = Contributions
report-col-overdue = En retard
report-col-response = À temps
report-col-punctuality = Jours d’avance ou de retard (n)
report-punctuality-early = { $days } d’avance ({ $n })
report-punctuality-late = { $days } de retard ({ $n })
report-punctuality-on-day = le jour même ({ $n })
report-response-time = { $days } ({ $n })
report-done-of = { $n } sur { $of }
report-response-rest = { $share }, { $rest }
report-late = { $n } en retard
report-missing = { $n ->
    [one] { $n } manquant
   *[other] { $n } manquants
}
report-partners-note = Tâches dirigées et contributions : achevées sur le total. À temps : des tâches dirigées et contributions échues, ce qui est venu au jour dit ; pour tous les partenaires { $share }. Jours d’avance ou de retard : médiane des n remises.
report-unreached = non joint depuis le { $date }
report-silent = { $n ->
    [one] sans réponse sur { $n } élément en retard
   *[other] sans réponse sur { $n } éléments en retard
}
report-unheard-count = { $word } : { $n } sur { $of }
report-alt-unheard = { $word } : { $partners }.
report-figure-heat-map = Tâches et contributions que les partenaires doivent encore, par volet : en retard / en attente
report-alt-heat-map = { $overdue ->
    [one] { $overdue } tâche ou contribution en attente sur { $open } est en retard ; { $partner } en doit { $most }, personne n’en doit davantage.
   *[other] { $overdue } tâches et contributions en attente sur { $open } sont en retard ; { $partner } en doit { $most }, personne n’en doit davantage.
}
report-alt-heat-map-own = { $overdue ->
    [one] { $partner } : { $overdue } tâche ou contribution en attente sur { $open } est en retard.
   *[other] { $partner } : { $overdue } tâches et contributions en attente sur { $open } sont en retard.
}
report-alt-heat-map-well = { $open ->
    [0] Aucune tâche ni contribution n’est en attente.
    [one] { $open } tâche ou contribution est en attente, aucune n’est en retard.
   *[other] { $open } tâches et contributions sont en attente, aucune n’est en retard.
}
report-joint-tasks = Tâches communes à des partenaires d’au moins deux catégories : { $share }
report-caption-concertation = Tâches dans lesquelles une catégorie de partenaires est chef de file ou contribue, par objectif
report-col-kind = Catégorie
report-gap = lacune
report-gaps = Lacunes
report-gaps-none = Chaque catégorie de partenaires participe à chaque objectif.
report-concertation-gap = { $n ->
    [one] { $kind } : aucune participation à l’objectif { $objectives }.
   *[other] { $kind } : aucune participation aux objectifs { $objectives }.
}

## Page 5: what is overdue, what comes next

report-lists = En retard et à venir
report-lists-nothing = Rien n’est en retard, et rien n’arrive à échéance dans les { $days } prochains jours
report-lists-soon = { $soon ->
    [one] Rien n’est en retard ; { $soon } tâche arrive à échéance dans les { $days } prochains jours
   *[other] Rien n’est en retard ; { $soon } tâches arrivent à échéance dans les { $days } prochains jours
}
report-lists-overdue = { $overdue ->
    [one] { $overdue } tâche est en retard ; aucune autre n’arrive à échéance dans les { $days } prochains jours
   *[other] { $overdue } tâches sont en retard ; aucune autre n’arrive à échéance dans les { $days } prochains jours
}
report-lists-both = { $overdue ->
    [one] { $overdue } tâche en retard, { $soon } de plus à achever d’ici { $days } jours
   *[other] { $overdue } tâches en retard, { $soon } de plus à achever d’ici { $days } jours
}
report-overdue = En retard
report-overdue-none = Aucune tâche n’est en retard.
report-due-soon = À échéance d’ici au { $until }
report-due-soon-none = Aucune tâche n’arrive à échéance.
report-col-task = Tâche
report-col-lead = Chef de file
report-col-float = Marge
report-col-health = Situation
report-waits-for-inputs = Contributions manquantes : { $partners }.
report-tasks-waiting = { $n ->
    [one] { $n } tâche en dépend.
   *[other] { $n } tâches en dépendent.
}

## Annex

report-annex = Annexe
report-indicators = Indicateurs
report-col-indicator = Indicateur
report-col-baseline = Valeur de référence
report-col-target = Cible
report-col-actual = Valeur actuelle
report-next-target = { $target } au { $date }
report-col-achievement = Taux d’atteinte
report-col-source = Source
report-confidence = fiabilité : { $confidence }
report-was = avant : { $value }
report-source-computed = calculé d’après le journal
report-source-computed-share = { $of ->
    [one] calculé d’après le journal : { $n } sur { $of } tâche
   *[other] calculé d’après le journal : { $n } sur { $of } tâches
}
report-source-expected = source prévue : { $source }
report-indicators-note = – non évalué : aucune valeur n’a été mesurée, ou la valeur de référence ou la cible n’est pas connue.

report-changes = Changements { $since }
report-changes-none = Aucun changement.
report-changes-completed = Tâches achevées
report-changes-overdue = Nouveaux retards
report-changes-moved = Dates déplacées
report-changes-added = Ajouts
report-changes-removed = Annulations ou retraits
report-changes-withdrawn = Rapports retirés
report-changes-ratings = Évaluations
report-changes-indicators = Indicateurs
report-change-moved = { $task } : du { $from } au { $to }
report-change-rating = Objectif { $objective } : de « { $from } » à « { $to } »
report-change-value = { $title } ({ $id }) : { $to }, auparavant { $from }
report-change-value-first = { $title } ({ $id }) : { $to }, première valeur

report-method = Méthode et seuils
report-method-cut-off = Date d’arrêté
report-method-cut-off-text = Ce qui était enregistré au { $host }, soit au { $utc }.
report-method-progress = Progression d’une tâche
report-method-progress-text = Non commencé, bloqué ou suspendu 0, en cours ou renvoyé pour révision { $started }, achevé { $completed }. Remis par le chef de file : la part reçue des contributions demandées, entre { $started } et { $submitted } ; { $submitted } lorsque la règle n’en exige pas davantage, ou dans l’attente de l’approbation que demande la définition. Les tâches annulées ne sont comptées nulle part.
report-method-delivery = Activités réalisées
report-method-delivery-text = Progression moyenne pondérée des tâches qui se rapportent à un objectif ; une tâche compte 2 pour son objectif principal, 1 pour chacun des autres auxquels elle se rapporte. Pour les volets et pour l’ensemble, toutes les tâches ont le même poids.
report-method-planned = Prévu
report-method-planned-text = Poids des tâches dont l’échéance est au plus tard la date d’arrêté, rapporté au poids de toutes.
report-method-schedule = Indice de calendrier
report-method-schedule-text = Activités réalisées, rapportées au prévu.
report-method-achievement = Résultats atteints
report-method-achievement-text = (valeur actuelle – valeur de référence) / (cible – valeur de référence) de chaque indicateur ; la moyenne porte sur des valeurs comprises entre 0 % et 100 %. Sans valeur de référence, cible ou valeur actuelle, un indicateur n’est pas évalué et ne compte pas.
report-method-values = Valeurs des indicateurs
report-method-values-text = Les valeurs mesurées et définitives sont des résultats. Les valeurs prévues, et celles attendues comme les annonces et inscriptions, sont désignées comme telles, hachurées, et ne comptent pour aucun progrès. À partir de la clôture, ce qui a été mesuré avant n’est pas un résultat de l’événement, sauf s’il est définitif : il n’est pas encore compté. Une valeur dont rien n’est dit est mesurée. « ? » : fiabilité faible.
report-method-next-target = Cibles intermédiaires
report-method-next-target-text = Le chemin se mesure jusqu’à la cible intermédiaire qui suit le jour de la valeur ; après la dernière, jusqu’à la cible elle-même.
report-method-expected = Indice de résultats
report-method-expected-text = Progrès de chaque indicateur divisé par ce qui en est attendu à la date d’arrêté ; moyenne de valeurs entre 0 et 1. Sont attendues une cible intermédiaire à partir de son jour et la cible à partir de la clôture. Si la définition attend des valeurs dès un jour antérieur, un nombre doit croître régulièrement de ce jour à la clôture, un taux ou un niveau à faire baisser doit être à sa cible. Pour les taux et niveaux à faire baisser qui sont calculés, la cible est toujours attendue. Avant, rien n’est attendu et aucune valeur n’est notée. Le repère de la barre est la moyenne de ce qui est attendu. Sans valeur de référence, une valeur qui doit monter est divisée par ce qui est attendu, comme partie de 0 ; une valeur qui doit baisser compte 1 si ce qui est attendu est atteint, sinon 0.
report-method-overall = Évaluation globale
report-method-overall-text = L’évaluation de l’objectif le moins bien évalué ; ce qui n’est pas évalué ne compte pas.
report-method-rating = Évaluation
report-method-rating-text = { $by ->
    [schedule] L’indice de calendrier
    [results] L’indice de résultats
   *[worse] Le moins bon de l’indice de calendrier et de l’indice de résultats
  } : ● en bonne voie à partir de { $green }, ▲ partiellement en bonne voie à partir de { $amber }, ■ pas en bonne voie en dessous. ✓ atteint : toutes les tâches achevées et toutes les cibles atteintes, s’il en a. – non évalué : rien qui permette d’évaluer.
report-method-after = Note après l’événement
report-method-after-text = D’après les seuls résultats, dès que plus de la moitié des cibles dues sont comptées ; – non évalué avant. ✓ atteint : toutes les cibles sont atteintes. Avec une cible manquée ou non comptée : ▲ atteint en partie si l’indice de résultats est d’au moins { $amber }, ■ non atteint en dessous. Les tâches de préparation ouvertes font l’objet d’une question, non d’une note.
report-method-whole = Évaluation d’ensemble
report-method-whole-text = Selon la même règle, pour toutes les tâches et tous les indicateurs. Les résultats ne sont évalués que si ceux de plus de la moitié des objectifs le sont. L’ensemble est au mieux partiellement en bonne voie tant qu’un objectif ou un volet n’est pas en bonne voie, et ✓ atteint seulement si chaque objectif l’est.
report-method-workstreams = Note d’un volet
report-method-workstreams-text = D’après son indice de calendrier ; avec une tâche en retard, bloquée ou à risque, il est au mieux partiellement en bonne voie. ✓ : toutes ses tâches sont achevées.
report-method-on-time = Faites à temps
report-method-on-time-text = Parmi les tâches dont l’échéance était venue à la date d’arrêté, celles achevées avant la fin de ce jour dans le fuseau du chef de file. Les jours d’achèvement et de remise sont indiqués à l’heure du partenaire concerné.
report-method-response = Remis à temps
report-method-response-text = Parmi les tâches dirigées et les contributions dont le jour était venu à la date d’arrêté alors que leur tâche était ouverte, celles remises ce jour au plus tard. Ce qui est venu ensuite est indiqué à part comme en retard, ce qui n’est pas venu comme manquant. Une contribution sans laquelle sa tâche a été achevée ce jour ou plus tard n’a pas été remise. Ce qui a été décliné n’est pas compté.
report-method-punctuality = Jours d’avance ou de retard
report-method-punctuality-text = Médiane des jours calendaires entre l’échéance et la remise des tâches dirigées et contributions ; n : remises. Rien n’est imprimé pour moins de { $least }.
report-method-health = Situation d’une tâche
report-method-health-text = ■ échéance dépassée (en retard) : son jour est passé. ▲ à risque : tâche bloquée, en attente d’une tâche en retard, retenue au-delà de son jour par ce dont elle a besoin, rappelée deux fois sans remise, ou faite à moins de la moitié alors que reste moins de la moitié de son délai. ◆ échéance proche : au plus { $soon } jours restants. ● en bonne voie : en cours. ○ ni commencée ni échue : rien n’en est encore fait. « À venir » porte sur { $outlook } jours.
report-method-decisions = Décisions demandées
report-method-decisions-text = Tâches en retard sans lesquelles d’autres ne peuvent être achevées, étapes clés en retard et tâches bloquées, d’abord celle dont dépendent le plus de tâches ; le plus grave des risques graves sans traitement consigné ; dès { $months } mois avant l’ouverture, lignes budgétaires en argent prévues et sans engagement. L’hôte décide, pour un risque son responsable, dans les cinq jours ouvrables et au plus tard à l’ouverture. Une décision sur une tâche est redemandée jusqu’à ce qu’elle soit prise ou que tout ce qui en dépendait soit terminé. { $most } au plus, dont une place pour un risque et une pour l’argent ; dès l’ouverture, aucune sur sa préparation.
report-method-unheard = Non joint, sans réponse
report-method-unheard-text = Non joint : à la dernière tentative, il n’a été possible d’écrire à personne chez le partenaire ; il n’y a pas d’adresse, ou les courriels sont revenus de toutes. Cela prend fin quand un courriel lui est de nouveau envoyé ou qu’il répond. Sans réponse : le partenaire a reçu, il y a au moins { $days } jours, un rappel pour des éléments désormais en retard, et n’a rien dit d’aucun d’eux.
report-method-owner = Responsable d’un volet
report-method-owner-text = Le partenaire qui dirige le plus de ses tâches ; à égalité, le premier de la définition.
report-method-budget = Budget
report-method-budget-text = Les pourcentages se rapportent au montant prévu des lignes renseignées, numéraire et apports en nature à part. Une ligne non renseignée est laissée de côté et ne compte pas pour 0. Entre 99 % et 101 %, et au-dessous de 1 %, ils ont une décimale. Le dépassement d’une ligne n’est pas compensé par les économies des autres.
report-method-forecast = Prévision d’une étape clé
report-method-forecast-text = Le premier jour où elle peut être franchie si, dès la date d’arrêté, rien ne prend davantage de retard et que chaque tâche ouverte garde le temps que le plan lui laisse après ce dont elle dépend ; indiquée si elle est postérieure à l’échéance, et jamais pour ce que l’événement a dépassé.
report-method-float = Marge et chemin critique
report-method-float-text = Marge : jours calendaires dont une tâche ouverte peut encore glisser avant d’en priver une autre ou de faire manquer une étape clé, un jour fixe ou la fin de la préparation ; pour une tâche en retard, elle compte à partir de la date d’arrêté. Au-dessous de 0, c’est autant de jours trop tard. Le chemin critique est la plus longue chaîne des tâches ouvertes, dues au plus tard à l’ouverture, dont la marge est la plus petite ; sa marge est la leur.
report-method-computed = Indicateur { $id }
report-method-concerted-on-time-text = Calculé : parmi les tâches auxquelles prennent part des partenaires de deux types ou plus et dont l’échéance était venue, celles achevées à temps.
report-method-leading-text = Calculé : organisations intergouvernementales ayant achevé au moins une tâche qu’elles dirigent. Celle qui ne fait que diriger n’est pas comptée : c’est le plan, non un résultat.
report-method-overdue-inputs-text = Calculé : contributions dues et en retard à la date d’arrêté ; aucune valeur avant la première échéance.
report-method-small = Pourcentages
report-method-small-text = Arrondis à l’unité, la moitié vers le haut ; 100 % n’est indiqué que pour la totalité, 0 % que lorsqu’il n’y a rien. Aucun pourcentage portant sur moins de trois éléments ne figure sans leur nombre.
report-method-definition = Définition
report-method-definition-text = SHA-256 { $hash }

report-abbreviations = Abréviations
report-abbreviation-opening = jour d’ouverture de l’événement ; J–60 : soixante jours avant
report-contacts = Contacts par fonction
report-col-organisation = Organisation
report-col-function = Fonction
report-col-email = Courriel
report-col-phone = Téléphone

# Gantt
gantt-dates = Au { $today } ; ouverture le { $opening }
gantt-week = { $day } { $month }
gantt-days = { $n } j
gantt-planned = prévu
gantt-done = fait
gantt-critical = sans marge
gantt-float = marge
gantt-due = échéance
gantt-milestone = étape clé
gantt-late = retard
gantt-alt = Diagramme de Gantt de { $n } tâches au { $today }, ouverture le { $opening }. En retard : { $overdue } ; sans marge : { $critical }.

# The report of a programme: its events side by side.
programme-kind = Rapport du programme
programme-heading = { $over } événements sur { $events } sont passés ; à venir : { $ahead }, avec { $completed } tâches sur { $n } achevées
programme-heading-over = { $events ->
    [one] L’événement est passé
   *[other] Les { $events } événements sont passés
}
programme-objectives-well = Chaque objectif était en bonne voie lors de chaque événement
programme-objectives-behind = { $n ->
    [one] « { $objective } » n’était pas en bonne voie lors de { $n } événement sur { $of }
   *[other] « { $objective } » n’était pas en bonne voie lors de { $n } événements sur { $of }, plus que tout autre objectif
}
programme-objectives-even = { $n ->
    [one] { $names } n’étaient pas en bonne voie lors de { $n } événement sur { $of } chacun
   *[other] { $names } n’étaient pas en bonne voie lors de { $n } événements sur { $of } chacun
}
programme-col-event = Événement
programme-note = Chiffres de chaque événement à la date indiquée sous son évaluation.
programme-series = Indicateurs au fil des événements
programme-series-note = Plein : mesuré. Contour seul : provisoire, l’événement n’est pas terminé. Pointillé : de faible fiabilité. Tiret : non mesuré.
programme-interim = provisoire
programme-sum = Somme de { $n } événements sur { $of } : { $value }
programme-max = Valeur la plus élevée de { $n } événements sur { $of } : { $value }
programme-alt-series = { $title } par événement. { $rows }.
