# awaiting native review

## What is kept in lists beside tasks: participation, texts, commitments, risks, budget, decisions

# What groups of participants are formed by.
grouping-constituency = Par catégorie de participants
grouping-region = Par région
grouping-gender = Par genre
grouping-level = Délégations par niveau

commitment-announced = Annoncé
commitment-in_progress = En cours
commitment-completed = Tenu
commitment-dropped = Abandonné
commitment-overdue = Échéance dépassée

risk-status-open = ouvert
risk-status-occurred = survenu
risk-status-closed = clos

# How grave a risk is.
risk-level-severe = Grave
risk-level-moderate = Modéré
risk-level-slight = Faible
risk-level-unknown = Non évalué

# Where the level of a risk went since the report before.
risk-trend-up = ▲ en hausse
risk-trend-down = ▼ en baisse
risk-trend-same = → inchangé
risk-trend-new = nouveau
risk-trend-unknown = –

# The scales of the risk matrix; a field has room for about twelve letters.
risk-likelihood-1 = rare
risk-likelihood-2 = peu probable
risk-likelihood-3 = possible
risk-likelihood-4 = probable
risk-likelihood-5 = quasi certain
risk-impact-1 = minime
risk-impact-2 = mineur
risk-impact-3 = modéré
risk-impact-4 = majeur
risk-impact-5 = critique

means-cash = En numéraire
means-in_kind = En nature

## Participation, text and commitments

report-participation = Participation, texte et engagements
report-participation-total = Total
report-participation-part = { $sum } (pour { $n } groupes sur { $of })
report-pledge-announced = { $amount } { $currency } annoncés
report-pledge-signed = { $amount } { $currency } signés
report-pledge-paid = { $amount } { $currency } versés
report-pledge-part = { $sum } ({ $n } sur { $of })
report-col-donor = Chef de file
report-col-announced = Annoncé
report-col-signed = Signé
report-col-paid = Versé
report-participation-attended = { $n ->
    [one] { $n } participant était présent
   *[other] { $n } participants étaient présents
}
report-participation-confirmed = Invitations confirmées : { $share }
report-participation-confirmed-only = { $n ->
    [one] { $n } participant a confirmé sa venue
   *[other] { $n } participants ont confirmé leur venue
}
report-text-open = { $title } : { $paragraphs }
report-text-paragraphs = { $agreed ->
    [one] { $agreed } paragraphe convenu sur { $total }
   *[other] { $agreed } paragraphes convenus sur { $total }
}, { $bracketed } entre crochets, { $open ->
    [one] { $open } non examiné
   *[other] { $open } non examinés
}
report-text-in-part = convenus : { $done }, entre crochets : { $disputed }, ouverts : { $rest } ; tous ne sont pas comptés
report-commitments = { $n ->
    [one] { $n } engagement a été pris, { $completed ->
        [0] il n’est pas encore tenu
       *[other] il est tenu
    }
   *[other] { $n } engagements ont été pris, { $completed ->
        [0] aucun n’est encore tenu
        [one] dont { $completed } est tenu
       *[other] dont { $completed } sont tenus
    }
}
report-commitments-overdue = { $n ->
    [one] { $n } engagement a été pris ; son échéance est dépassée
   *[other] { $n } engagements ont été pris, { $completed ->
        [0] aucun n’est encore tenu
        [one] dont { $completed } est tenu
       *[other] dont { $completed } sont tenus
    } ; { $overdue } en retard
}
report-col-group = Groupe
report-col-invited = Invitations
report-col-confirmed = Confirmées
report-col-attended = Présences
report-col-share = Part du total
report-col-commitment = Engagement
report-figure-participation = Invitations confirmées, ou présences une fois l’événement commencé (barre pleine), sur le total des invitations (fond)
report-figure-texts = Paragraphes de chaque texte : ✓ convenus, [ ] entre crochets, ○ non examinés
report-texts = Textes en cours de négociation
report-commitments-title = Engagements
report-commitment-with = avec { $partners }
report-alt-participation = Participants, { $title } : confirmés ou présents / invités. { $rows }.
report-alt-texts = { $n ->
    [one] Barre des paragraphes de { $n } texte. { $rows }.
   *[other] Barres des paragraphes de { $n } textes. { $rows }.
}

## Risks and budget

report-risks = Risques et ressources
report-risks-none = Aucun risque n’est ouvert
report-risks-severe = { $open ->
    [one] L’unique risque ouvert est grave : « { $risk } » ({ $level })
   *[other] { $severe ->
        [one] { $severe } des { $open } risques ouverts est grave : « { $risk } » ({ $level })
       *[other] { $severe } des { $open } risques ouverts sont graves ; le plus grave : « { $risk } » ({ $level })
    }
}
report-risks-calm = { $open ->
    [one] L’unique risque ouvert n’est pas grave : « { $risk } » ({ $level })
   *[other] Aucun des { $open } risques ouverts n’est grave ; le plus élevé : « { $risk } » ({ $level })
}
report-risk-level = { $likelihood } × { $impact } = { $level }
report-risk-axes = Probabilité (à la verticale) × impact (à l’horizontale)
report-col-no = N°
report-col-risk = Risque
report-col-treatment = Traitement
report-col-level = Niveau
report-col-trend = Tendance
report-risk-cause = Cause : { $text }
report-risk-effect = Conséquence : { $text }
report-alt-risk = { $number } : { $risk }, { $level }
report-alt-risk-matrix = { $n ->
    [0] Matrice des risques, sans aucun risque ouvert.
    [one] Matrice des risques avec { $n } risque, dont graves : { $severe }. { $rows }.
   *[other] Matrice des risques avec { $n } risques, dont graves : { $severe }. { $rows }.
}

report-budget-none = Aucun budget n’est enregistré
report-budget-heading = Budget prévu en numéraire : { $planned } { $currency } ; engagé : { $committed } ; dépensé : { $spent }
report-budget-unreported = non communiqué
report-budget-heading-in-kind = Apports prévus en nature : { $planned } { $currency } ; promis : { $committed } ; reçus : { $spent }
report-budget-heading-over = { $said }. Lignes en dépassement : { $n }, de { $amount } { $currency } au total
report-budget-unplanned = Le budget ne comporte encore aucun montant prévu
report-budget-rate = { $percent } (lignes renseignées : { $n } sur { $of })
report-budget-lines = lignes : { $n } sur { $of }
report-budget-overspent = Lignes en dépassement : { $n } sur { $of } ({ $lines }), de { $amount } { $currency } au total.
report-budget-overcommitted = Lignes engagées au-delà du prévu : { $n } sur { $of } ({ $lines }), de { $amount } { $currency } au total.
report-budget-over-in-kind = En nature, lignes au-delà du prévu : { $n } sur { $of } ({ $lines }), de { $amount } { $currency } au total.
report-budget-under-plan = Dans l’ensemble, les dépenses sont inférieures de { $amount } { $currency } au prévu.
report-budget-over-plan = Dans l’ensemble, les dépenses dépassent le prévu de { $amount } { $currency }.
report-budget-over-promises = Les dépenses dépassent les engagements de { $amount } { $currency }.
report-budget-beyond = { $amount } { $currency } au-delà du prévu
report-budget-cash = dont en numéraire
report-budget-in-kind = dont en nature
report-budget-total = Total
report-col-line = Ligne budgétaire
report-col-planned = Prévu
report-col-committed = Engagé
report-col-spent = Dépensé
report-budget-note = Montants en { $currency }. Apports en nature à leur valeur estimée, dans aucun taux avec le numéraire. Pourcentages : du montant prévu des lignes renseignées. Barre : dépensé au regard du prévu ; trait : engagé ; au-delà d’un intervalle et plus haut : dépassement.

## Decisions and ratings by hand

report-decision-asked = demandée depuis le rapport { $report }
report-decision-outcome = { $task } : { $outcome }
report-decision-settled = { $task } : demandée dans { $report }, et devenue sans objet, la tâche étant terminée
report-decision-dropped = { $task } : demandée dans { $report }, et devenue sans objet : tout ce qui en dépendait est terminé, ou l’événement est ouvert
report-changes-decided = Décisions prises
report-by-hand = manuellement
report-rated-by-hand = Évaluation manuelle, { $author }, { $date } : { $reason } (évaluation calculée : { $computed })
report-rated-by-hand-same = Évaluation manuelle, { $author }, { $date } : { $reason } ; l’évaluation calculée est la même
report-objective-by-hand = L’objectif { $objective } est évalué manuellement « { $rating } » : { $reason }
report-method-risks = Niveau d’un risque
report-method-risks-text = Probabilité (1 à 5) multipliée par l’impact (1 à 5) : ■ grave à partir de { $severe }, ▲ modéré à partir de { $moderate }, ● faible en dessous. Un risque clos figure encore une fois, dans le rapport qui suit sa clôture.
report-method-by-hand = Évaluation manuelle
report-method-by-hand-text = Une personne peut évaluer un objectif à la place de l’évaluation calculée, avec indication du service, du jour et du motif ; l’évaluation calculée figure à côté.
