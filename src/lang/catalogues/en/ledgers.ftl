# English is the text that every other language is held against.

## What is kept in lists beside tasks: participation, texts, commitments, risks, budget, decisions

# What groups of participants are formed by.
grouping-constituency = By constituency
grouping-region = By region
grouping-gender = By gender
grouping-level = Delegations by level

commitment-announced = Announced
commitment-in_progress = In progress
commitment-completed = Completed
commitment-dropped = Dropped
commitment-overdue = Overdue

risk-status-open = open
risk-status-occurred = has occurred
risk-status-closed = closed

# How grave a risk is.
risk-level-severe = Severe
risk-level-moderate = Moderate
risk-level-slight = Slight
risk-level-unknown = Not assessed

# Where the level of a risk went since the report before.
risk-trend-up = ▲ rising
risk-trend-down = ▼ falling
risk-trend-same = → unchanged
risk-trend-new = new
risk-trend-unknown = –

# The scales of the risk matrix; a field has room for about twelve letters.
risk-likelihood-1 = rare
risk-likelihood-2 = unlikely
risk-likelihood-3 = possible
risk-likelihood-4 = likely
risk-likelihood-5 = almost certain
risk-impact-1 = slight
risk-impact-2 = minor
risk-impact-3 = moderate
risk-impact-4 = major
risk-impact-5 = critical

means-cash = Money
means-in_kind = In kind

## Participation, text and commitments

report-participation = Participation, text and commitments
report-participation-total = All
report-participation-part = { $sum } (of { $n } of { $of } groups)
report-pledge-announced = { $currency } { $amount } announced
report-pledge-signed = { $currency } { $amount } signed
report-pledge-paid = { $currency } { $amount } paid
report-pledge-part = { $sum } ({ $n } of { $of })
report-col-donor = Led by
report-col-announced = Announced
report-col-signed = Signed
report-col-paid = Paid
report-participation-attended = { $n ->
    [one] { $n } participant was present
   *[other] { $n } participants were present
}
report-participation-confirmed = Invitations confirmed: { $share }
report-participation-confirmed-only = { $n ->
    [one] { $n } participant has confirmed
   *[other] { $n } participants have confirmed
}
report-text-open = { $title }: { $paragraphs }
report-text-paragraphs = { $total ->
    [one] { $agreed } of { $total } paragraph agreed, { $bracketed } in brackets, { $open } not discussed
   *[other] { $agreed } of { $total } paragraphs agreed, { $bracketed } in brackets, { $open } not discussed
}
report-text-in-part = agreed { $done }, in brackets { $disputed }, open { $rest }; not all are counted
report-commitments = { $n ->
    [one] { $n } commitment was made, { $completed } is completed
   *[other] { $n } commitments were made, { $completed } of them completed
}
report-commitments-overdue = { $n ->
    [one] { $n } commitment was made; it is overdue
   *[other] { $n } commitments were made, { $completed } of them completed; { $overdue } overdue
}
report-col-group = Group
report-col-invited = Invited
report-col-confirmed = Confirmed
report-col-attended = Present
report-col-share = Share of all
report-col-commitment = Commitment
report-figure-participation = Confirmed, or present once the event has begun (filled), of those invited (track)
report-figure-texts = Paragraphs of each text: ✓ agreed, [ ] in brackets, ○ not discussed
report-texts = Texts under negotiation
report-commitments-title = Commitments
report-commitment-with = with { $partners }
report-alt-participation = Participants, { $title }: confirmed or present / invited. { $rows }.
report-alt-texts = { $n ->
    [one] Bar of the paragraphs of { $n } text. { $rows }.
   *[other] Bars of the paragraphs of { $n } texts. { $rows }.
}

## Risks and budget

report-risks = Risks, resources
report-risks-none = No risk is open
report-risks-severe = { $open ->
    [one] The one open risk is severe: “{ $risk }” ({ $level })
   *[other] { $severe ->
        [one] { $severe } of { $open } open risks is severe: “{ $risk }” ({ $level })
       *[other] { $severe } of { $open } open risks are severe; the gravest: “{ $risk }” ({ $level })
    }
}
report-risks-calm = { $open ->
    [one] The one open risk is not severe: “{ $risk }” ({ $level })
   *[other] None of the { $open } open risks is severe; the gravest: “{ $risk }” ({ $level })
}
report-risk-level = { $likelihood } × { $impact } = { $level }
report-risk-axes = Likelihood (upward) × impact (along)
report-col-no = No.
report-col-risk = Risk
report-col-treatment = Treatment
report-col-level = Level
report-col-trend = Trend
report-risk-cause = Cause: { $text }
report-risk-effect = Effect: { $text }
report-alt-risk = { $number }: { $risk }, { $level }
report-alt-risk-matrix = { $n ->
    [0] Risk matrix without any open risk.
    [one] Risk matrix with { $n } risk, { $severe } of them severe. { $rows }.
   *[other] Risk matrix with { $n } risks, { $severe } of them severe. { $rows }.
}

report-budget-none = No budget has been recorded
report-budget-heading = Planned in money: { $currency } { $planned }; committed: { $committed }; spent: { $spent }
report-budget-unreported = not reported
report-budget-heading-in-kind = Planned in kind: { $currency } { $planned }; promised: { $committed }; received: { $spent }
report-budget-heading-over = 
    { $said }. Overspent: { $n ->
        [one] { $n } line
       *[other] { $n } lines
    }, by { $currency } { $amount } in all
report-budget-unplanned = The budget has no plan yet
report-budget-rate = { $percent } (reported for { $n } of { $of } lines)
report-budget-lines = { $n } of { $of } lines
report-budget-overspent = Overspent lines: { $n } of { $of } ({ $lines }), by { $currency } { $amount } in all.
report-budget-overcommitted = Lines with more committed than planned: { $n } of { $of } ({ $lines }), by { $currency } { $amount } in all.
report-budget-over-in-kind = In kind, lines with more than planned: { $n } of { $of } ({ $lines }), by { $currency } { $amount } in all.
report-budget-under-plan = Taken together, spending is { $currency } { $amount } under plan.
report-budget-over-plan = Taken together, spending is { $currency } { $amount } over plan.
report-budget-over-promises = Spending is { $currency } { $amount } above commitments.
report-budget-beyond = { $currency } { $amount } over plan
report-budget-cash = of which in money
report-budget-in-kind = of which in kind
report-budget-total = All
report-col-line = Line
report-col-planned = Planned
report-col-committed = Committed
report-col-spent = Spent
report-budget-note = Amounts in { $currency }. Help in kind at its estimated worth, in no rate together with money. Percentages: of the plan of the lines that report the figure. Bar: spent of planned; mark: committed; behind a gap and taller: beyond the plan.

## Decisions and ratings by hand

report-decision-asked = asked for since { $report }
report-decision-outcome = { $task }: { $outcome }
report-decision-settled = { $task }: asked for in { $report }, and settled with the task, which is finished
report-decision-dropped = { $task }: asked for in { $report }, and not any more: all that waited for it is finished, or the event has opened
report-changes-decided = Decided
report-by-hand = by hand
report-rated-by-hand = Rated by hand, { $author }, { $date }: { $reason } (computed: { $computed })
report-rated-by-hand-same = Rated by hand, { $author }, { $date }: { $reason }; the computed rating is the same
report-objective-by-hand = Objective { $objective } is rated “{ $rating }” by hand: { $reason }
report-method-risks = Level of a risk
report-method-risks-text = Likelihood (1 to 5) times impact (1 to 5): ■ severe from { $severe }, ▲ moderate from { $moderate }, ● slight below. A closed risk is shown once more in the report after it was closed.
report-method-by-hand = Rating by hand
report-method-by-hand-text = A person may rate an objective in the place of the computed rating, with office, day and reason; the computed rating stands beside it.
