# English is the text that every other language is held against.

## Progress reports: pieces of sentences

report-task = “{ $title }” ({ $id })
report-quoted = “{ $text }”
report-task-in-part = { $task }, by { $n } of { $of } organizations
report-share = { $n } of { $of } ({ $percent })
report-share-small = { $n } of { $of }
report-fraction = { $n }/{ $of }
report-as-of = As recorded on { $date }.
report-as-of-old = As recorded on { $date }, before the period of this report.
report-minus = −{ $n }
report-comma = ,{" "}
report-unknown = not known
report-no-workstream = Other tasks
report-days-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
report-days-left = { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
report-days-today = today
report-of-tasks = { $n ->
    [one] { $percent } of { $n } task
   *[other] { $percent } of { $n } tasks
}
report-of-indicators = { $of ->
    [one] { $percent } (one indicator)
   *[other] { $percent } ({ $n } of { $of } indicators)
}
report-of-indicators-due = { $said }; of what is due { $percent } ({ $due })
report-targets-met = { $met } of { $due } targets met
report-targets-missed = { $said }; missed: { $names }
report-targets-uncounted = { $said }; not counted: { $names }
report-tasks-done = { $of ->
    [one] { $n } of { $of } task completed
   *[other] { $n } of { $of } tasks completed
}
report-tasks-done-overdue = { $of ->
    [one] { $n } of { $of } task completed, { $overdue } overdue
   *[other] { $n } of { $of } tasks completed, { $overdue } overdue
}
report-since-date = since { $date }
report-since-report = since report { $symbol } of { $date }

# Change of a share since the report before, in percentage points.
report-change-up = { $points ->
    [one] ▲ { $points } point
   *[other] ▲ { $points } points
}
report-change-down = { $points ->
    [one] ▼ { $points } point
   *[other] ▼ { $points } points
}
report-change-same = no change
report-change-unknown = no earlier figure

# Month names of the timeline, as short as they can be.
report-month-1 = Jan
report-month-2 = Feb
report-month-3 = Mar
report-month-4 = Apr
report-month-5 = May
report-month-6 = Jun
report-month-7 = Jul
report-month-8 = Aug
report-month-9 = Sep
report-month-10 = Oct
report-month-11 = Nov
report-month-12 = Dec
report-month-year = { $month } { $year }

## Head

report-kind-draft = Progress report, draft
report-kind-issued = Progress report { $number }
report-draft-mark = Draft
# Of a report as of a day that has not come.
report-ahead-mark = Future date
report-ahead-kind = Progress report for a future date
report-ahead-notice = This report is for { $date }, a day that has not come. It shows what would be the case on that day if nothing more were delivered until then; it is no record of that day, and is not issued.
report-today-notice = { $date } has not ended: what is recorded later on that day is not in this report.
report-ahead-marked = { $mark } · { $text }
report-clock = { $date }, { $time } ({ $offset })
report-counter-before = T–{ $days }
report-counter-opens = T
report-counter-after = T+{ $days }
report-before-opening = { $days ->
    [one] { $days } day before the opening
   *[other] { $days } days before the opening
}
report-on-opening = on the opening day
report-after-opening = { $days ->
    [one] { $days } day after the opening
   *[other] { $days } days after the opening
}
report-distribution-task-force = Task force: full edition
report-distribution-minister = Minister: executive summary
report-distribution-partner = { $partner }: what concerns it
report-distribution-public = Public edition
# Headings of that edition.
report-public-purpose = What it is for
report-public-achieved = What has been achieved
report-public-next = What comes next
report-public-part = Who takes part
report-public-about = About this report
report-public-contact = Questions are answered by
# Where a partner may not be named to the reader.
report-a-partner = a partner
report-another-partner = another partner
report-partner-own = { $overdue ->
    [0] { $partner } owes nothing that is overdue; { $completed } of its { $n } tasks and contributions are done
    [one] { $partner } owes { $overdue } overdue task or contribution; { $completed } of its { $n } are done
   *[other] { $partner } owes { $overdue } overdue tasks and contributions; { $completed } of its { $n } are done
}
report-document-title = { $title }: { $kind }, { $date }
report-running-title = { $title } · { $kind }
report-page-of = page { $page } of { $pages }
report-head-symbol = Symbol
report-head-cut-off = Cut-off
report-head-event = Event
report-head-languages = Languages of issue
report-head-distribution = Distribution
report-head-definition = Definition

## Page 1: executive summary

report-summary-empty = No task is planned yet
report-summary-achieved = All { $n } tasks are completed, { $counter }
report-summary-not-due = Nothing has fallen due yet, { $counter }
report-summary-link = .{" "}
report-summary-after = Tasks still open: { $preparation } of the preparation, { $left } of the follow-up, { $counter }
report-summary-worst = Objective { $objective } is rated worst: { $rating }
report-summary-overdue = { $overdue ->
    [0] No task is overdue, { $counter }
    [one] { $overdue } of { $n } { $n ->
        [one] task
       *[other] tasks
    } is overdue, { $counter }
   *[other] { $overdue } of { $n } tasks are overdue, { $counter }
}
report-summary-results-none = { $due ->
    [0] No result is due yet
   *[other] Results are not rated yet: { $due } of { $n } indicators are due
}
report-summary-results-off = Results are behind ({ $achieved } achieved, { $expected } expected; { $due } of { $n } indicators)
report-summary-results-partly = Results are somewhat behind ({ $achieved } achieved, { $expected } expected; { $due } of { $n } indicators)
report-summary-results-on = Results are as expected ({ $achieved } achieved, { $expected } expected; { $due } of { $n } indicators)
report-summary-work-none = No work has fallen due yet ({ $delivered } is delivered, { $planned } planned)
report-summary-work-far = Work is well behind plan ({ $delivered }, plan { $planned })
report-summary-work-behind = Work is somewhat behind plan ({ $delivered }, plan { $planned })
report-summary-work-near = Work is close to plan ({ $delivered }, plan { $planned })
report-summary-work-even = Work is on plan ({ $delivered } of { $planned } planned)
report-summary-work-ahead = Work is ahead of plan ({ $delivered }, plan { $planned })

report-tile-completed = Tasks completed
report-tile-on_time = Done on time
report-tile-on_time-note = { $n } of { $of } that fell due
report-tile-response = Partners in time
report-tile-response-note = { $n } of { $of } due
report-tile-response-note-rest = { $n } of { $of } due; { $rest }
report-tile-overdue = Tasks overdue
report-tile-opening = Days to opening
report-tile-opened = Days since opening
report-tile-opening-note = { $date }, { $counter }
report-tile-indicator-note = target { $target }; { $date }
report-tile-more = +{ $n } since { $since }
report-tile-fewer = −{ $n } since { $since }
report-tile-same = ±0 since { $since }

report-achieved-label = Achieved:
report-achieved = { $n } tasks have been completed { $since }, among them { $task }.
report-achieved-one = { $task } has been completed { $since }.
report-achieved-nothing = No task has been completed { $since }.
report-concerns-label = Of concern:
report-concerns-none = No task is overdue or at risk.
report-concerns-unrecorded = { $n ->
    [one] { $n } task of the preparation is not recorded as done: { $task }. Was it done, or is it of no matter any more?
   *[other] { $n } tasks of the preparation are not recorded as done, first { $task }. Were they done, or are they of no matter any more?
}
report-concerns-results = { $n ->
    [one] Objective { $objectives } is somewhat behind in its results.
   *[other] Objectives { $objectives } are somewhat behind in their results.
}
report-concerns-risk = { $n ->
    [one] At risk: { $task }, due on { $date }.
   *[other] At risk: { $n } tasks, the next due on { $date }.
}
report-concerns-blocked = { $n ->
    [one] Blocked: { $names }.
   *[other] Blocked: { $n } tasks, among them { $names }.
}
report-concerns-red = { $rating }: { $names }.
report-concerns-missed = { $n ->
    [one] Objective { $objectives } missed targets.
   *[other] Objectives { $objectives } missed targets.
}
report-concerns-uncounted = { $n ->
    [one] The results of objective { $objectives } are not yet counted.
   *[other] The results of objectives { $objectives } are not yet counted.
}
report-red-objective = { $n ->
    [one] objective { $objectives }
   *[other] objectives { $objectives }
}
report-red-workstreams = { $n } workstreams, among them { $names }
report-concerns-overdue = { $overdue ->
    [one] { $overdue } task is overdue: { $task }, led by { $owner }, since { $since }.
   *[other] { $overdue } tasks are overdue, the longest { $task }, led by { $owner }, since { $since }.
}
report-concerns-waiting = { $overdue ->
    [one] { $overdue } task is overdue, and { $waiting } more cannot be finished before it: { $task }.
   *[other] { $overdue } tasks are overdue. Most depends on { $task }: { $waiting } more cannot be finished before it.
}
report-next-label = Next:
report-next = { $n ->
    [one] { $n } task falls due by { $until }: { $task } on { $date }.
   *[other] { $n } tasks fall due by { $until }, first { $task } on { $date }.
}
report-next-milestone = { $n ->
    [0] No task falls due by { $until }; the next milestone is { $task } on { $date }.
    [one] { $n } task falls due by { $until }; the next milestone is { $task } on { $date }.
   *[other] { $n } tasks fall due by { $until }; the next milestone is { $task } on { $date }.
}
report-next-nothing = No task falls due by { $until }.

report-decisions = Decisions requested
report-decisions-none = No decision is requested: no overdue or blocked task holds up another, and no severe risk is without a treatment.
report-decisions-none-opened = No decision is requested: the event has opened, and nothing is decided about its preparation any more.
report-decisions-none-partner = No decision is requested of { $partner }.
report-decisions-none-open = No further decision is requested: what the overdue tasks call for is decided.
report-decisions-more = { $n ->
    [one] { $n } more task awaits a decision.
   *[other] { $n } more tasks await a decision.
}
report-decision-line = Decides: { $owner }, by { $date }.
report-decide-task = Decide what becomes of { $task }, led by { $owner }.
report-decide-task-options = Options: a new date, somebody else in charge, or without it.
report-decide-milestone = Decide what becomes of the milestone { $task }, led by { $owner }.
report-decide-milestone-options = Options: a new date, somebody else in charge, or without it.
report-decide-blocked = Remove what blocks { $task }, led by { $owner }.
report-decide-blocked-options = Options: settle it with those who block it, another way, or a new date.
report-decide-waiting-otherwise = { $waiting ->
    [one] Otherwise a task due on { $date } cannot be finished.
   *[other] Otherwise { $waiting } tasks cannot be finished, the first due on { $date }.
}
report-decide-milestone-otherwise = Otherwise the milestone of { $date } stays missed.
report-decide-task-otherwise = Otherwise it stays open beyond { $date }, when it was due.
report-decide-risk = Decide how to treat a severe risk for which no treatment is recorded: “{ $risk }” ({ $level }).
report-decide-risk-options = Options: a treatment with an owner and a day, a substitute, or to accept it in writing.
report-decide-risk-otherwise = Otherwise, if it occurs: { $effect }.
report-decide-risk-stays = Otherwise it stays as severe as it is.
report-decide-budget = Decide about the budget lines without a commitment ({ $n }): { $names }.
report-decide-budget-options = Options: commit the amounts, another source, or less.
report-decide-budget-otherwise = Otherwise what they pay for is not secured for { $date }.
report-decide-coordinator = the coordinator
report-decide-office = { $partner } ({ $office })
report-overall = Overall rating
report-part-work = Work
report-part-results = Results

## Page 2: objectives

report-objectives = Progress against the objectives
report-objectives-none = No objective is stated
report-objectives-not-assessed = No objective can be assessed yet
report-objectives-well = { $n ->
    [one] The objective is on track
   *[other] All { $n } objectives are on track
}
report-objectives-assessed-well = { $n ->
    [one] The one objective of { $of } that can be assessed is on track
   *[other] The { $n } objectives of { $of } that can be assessed are on track
}
report-objectives-concerns = { $n } of { $of } objectives are not on track, objective { $objective } the furthest behind
report-objectives-after = Objectives achieved: { $reached } of { $of }; partly: { $partly }; not: { $failed }; not assessed: { $unknown }
report-objective-no-task = Objective { $objective }: no task serves it
report-objective-achieved = Objective { $objective } is achieved
report-objective-partly-achieved = Objective { $objective } is partly achieved: { $met } of { $due } targets met
report-objective-not-achieved = Objective { $objective } is not achieved: { $met } of { $due } targets met
report-objective-not-counted = Objective { $objective } is not assessed: { $counted } of { $due } results are counted
report-objective-not-due = Objective { $objective } cannot be assessed yet: none of its tasks has fallen due
report-objective-on-track = Objective { $objective } is on track: { $completed } of its { $n } { $n ->
    [one] task
   *[other] tasks
} completed
report-objective-on-track-overdue = { $overdue ->
    [one] Objective { $objective } is on track, but { $overdue } of its { $n } { $n ->
        [one] task
       *[other] tasks
    } is overdue
   *[other] Objective { $objective } is on track, but { $overdue } of its { $n } tasks are overdue
}
report-objective-partly-overdue = { $overdue ->
    [one] Objective { $objective } is slightly behind: { $overdue } of its { $n } { $n ->
        [one] task
       *[other] tasks
    } is overdue
   *[other] Objective { $objective } is slightly behind: { $overdue } of its { $n } tasks are overdue
}
report-objective-partly-slow = Objective { $objective } is slightly behind: { $delivered } delivered, { $planned } planned
report-objective-partly-results = Objective { $objective } is slightly behind in its results: { $achievement } of the way to the targets that are due
report-objective-off-overdue = { $overdue ->
    [one] Objective { $objective } is behind: { $overdue } of its { $n } { $n ->
        [one] task
       *[other] tasks
    } is overdue
   *[other] Objective { $objective } is behind: { $overdue } of its { $n } tasks are overdue
}
report-objective-off-slow = Objective { $objective } is behind: { $delivered } delivered, { $planned } planned
report-objective-off-results = Objective { $objective } is behind in its results: { $achievement } of the way to the targets that are due
report-indicator-line = { $title }: { $actual } (target { $target })
report-indicator-line-no-target = { $title }: { $actual }
report-unsure = { $value }?
report-value-unit = { $value } { $unit }
report-value-planned = { $value } planned
report-value-expected = { $value } expected
report-value-measured = { $value } counted before the end
report-value-final = { $value } final
report-tile-value-planned = { $label } (planned)
report-tile-value-expected = { $label } (expected)
report-tile-value-measured = { $label } (counted before the end)
report-tile-value-final = { $label } (final)
report-col-objective = Objective
report-col-delivery = Activities delivered
report-col-results = Results achieved
report-col-rating = Rating
report-rated-by-activities = because of activities
report-rated-by-results = because of results
report-rated-by-activities-alone = by activities alone
report-results-outlook = { $n ->
    [one] { $percent } if what is planned or expected comes true (one of { $of } indicators)
   *[other] { $percent } if what is planned or expected comes true ({ $n } of { $of } indicators)
}
report-planned-at = plan { $planned }
report-delivered-planned = { $delivered }, plan { $planned }
report-n-overdue = { $n } overdue
report-n-blocked = { $n } blocked
report-n-at-risk = { $n } at risk
report-no-indicator = no indicator
report-change-delivery = delivered: { $change }
report-change-note = Change in the table: activities delivered, { $since }, in percentage points.
report-figure-objectives = Activities delivered (wide bar) and results achieved (narrow bar), each against the plan (upright mark). Hatched: only planned or expected.
report-results-not-assessed = results not assessed
report-alt-objectives-row = { $objective }: { $delivered } delivered, { $planned } planned, { $rating }
report-alt-objectives = { $n ->
    [one] Bar of { $n } objective. { $rows }.
   *[other] Bars of { $n } objectives. { $rows }.
}

## Page 3: workstreams and milestones

report-workstreams = Workstreams and milestones
report-workstreams-well = { $of ->
    [one] The one workstream has no overdue task
   *[other] None of the { $of } workstreams has an overdue task
}
report-workstreams-one-overdue = { $overdue ->
    [one] { $workstream } is the one workstream with an overdue task
   *[other] { $workstream } is the one workstream with overdue tasks: { $overdue } of { $n }
}
report-workstreams-most = { $workstreams } of { $of } workstreams have overdue tasks, { $workstream } the most: { $most } of { $n }
report-workstreams-even = { $workstreams } of { $of } workstreams have overdue tasks, { $overdue } in all
report-col-workstream = Workstream
report-col-done = Completed
report-col-next = Next
report-col-due = Due
report-col-owner = Owner
report-col-milestone = Milestone
report-forecast = forecast { $date }
report-col-state = State
report-nothing-left = nothing left to do
report-overdue-mark = overdue
report-milestones = Milestones
report-milestones-none = No milestone is set
report-milestones-done = All { $of } milestones are reached
report-milestones-overdue = { $overdue ->
    [one] { $overdue } of { $of } milestones is overdue: { $task }
   *[other] { $overdue } of { $of } milestones are overdue, first { $task }
}
report-milestones-risk = { $done } of { $of } milestones reached; { $risk } of those to come at risk, first { $task }
report-milestones-next = { $done } of { $of } milestones reached; next is { $task } on { $date }
# The arrow leads from a task to the one that waits for it.
report-critical-link = {" → "}
report-critical = { $days ->
    [one] Critical path, the open tasks with the least float: { $chain }. Float: { $days } day.
   *[other] Critical path, the open tasks with the least float: { $chain }. Float: { $days } days.
}
report-critical-late = { $days ->
    [one] Critical path, the open tasks with the least float: { $chain }. It is { $days } day too late.
   *[other] Critical path, the open tasks with the least float: { $chain }. It is { $days } days too late.
}
report-figure-timeline = Workstreams from their first window to their last due date. Signs stand at due dates, or a fine line leads there; milestones bear their numbers in the table
report-timeline-opening = Opening
report-timeline-today = { $date }
report-timeline-done = milestone reached
report-timeline-due = milestone due
report-timeline-overdue = overdue
report-timeline-forecast = forecast, if later
report-timeline-small = small signs: other tasks
report-alt-timeline = Timeline as of { $date } ({ $counter }). Milestones: { $n }; reached: { $done }; overdue: { $overdue }. Forecast later than due: { $later }.


## Page 4: partners

report-partners = Partners and concerted action
report-partners-well = { $of ->
    [one] The one partner owes nothing that is overdue
   *[other] None of the { $of } partners owes anything that is overdue
}
report-partners-one = { $overdue ->
    [one] { $partner } alone owes an overdue task or contribution
   *[other] { $partner } alone owes the { $overdue } overdue tasks and contributions
}
report-partners-most = { $partner } is late with { $n } of the { $overdue } overdue tasks and contributions; { $partners } of { $of } partners are in delay
report-partners-even = { $partners } of { $of } partners are late with tasks or contributions, { $overdue } in all
report-col-partner = Partner
report-col-led = Tasks led
report-col-contributing = Contributions
report-col-overdue = Overdue
report-col-response = In time
report-col-punctuality = Days early or late (n)
report-punctuality-early = { $days } early ({ $n })
report-punctuality-late = { $days } late ({ $n })
report-punctuality-on-day = on the day ({ $n })
report-response-time = { $days } ({ $n })
report-done-of = { $n } of { $of }
report-response-rest = { $share }, { $rest }
report-late = { $n } late
report-missing = { $n } missing
report-partners-note = Tasks led and contributions: completed of all. In time: of tasks led and contributions that fell due, what came by its day; over all partners { $share }. Days early or late: median of the n deliveries.
report-unreached = not reached since { $date }
report-silent = { $n ->
    [one] no answer on { $n } overdue item
   *[other] no answer on { $n } overdue items
}
report-unheard-count = { $word }: { $n } of { $of }
report-alt-unheard = { $word }: { $partners }.
report-figure-heat-map = Tasks and contributions that partners still owe, by workstream: overdue / open
report-alt-heat-map = { $overdue ->
    [one] { $overdue } of { $open } open tasks and contributions is overdue; { $partner } owes it.
   *[other] { $overdue } of { $open } open tasks and contributions are overdue; { $partner } owes { $most } of them, nobody more.
}
report-alt-heat-map-own = { $overdue ->
    [one] { $overdue } of { $open } open tasks and contributions of { $partner } is overdue.
   *[other] { $overdue } of { $open } open tasks and contributions of { $partner } are overdue.
}
report-alt-heat-map-well = { $open ->
    [0] Nobody owes anything.
    [one] { $open } task or contribution is open, none is overdue.
   *[other] { $open } tasks and contributions are open, none is overdue.
}
report-joint-tasks = Tasks shared by partners of two or more kinds: { $share }
report-caption-concertation = Tasks in which a kind of partner leads or contributes, by objective
report-col-kind = Kind of partner
report-gap = gap
report-gaps = Gaps
report-gaps-none = Every kind of partner takes part in every objective.
report-concertation-gap = { $n ->
    [one] { $kind }: no part in objective { $objectives }.
   *[other] { $kind }: no part in objectives { $objectives }.
}

## Page 5: what is overdue, what comes next

report-lists = Overdue and next
report-lists-nothing = Nothing is overdue, and nothing falls due in the next { $days } days
report-lists-soon = { $soon ->
    [one] Nothing is overdue; { $soon } task falls due in the next { $days } days
   *[other] Nothing is overdue; { $soon } tasks fall due in the next { $days } days
}
report-lists-overdue = { $overdue ->
    [one] { $overdue } task is overdue; nothing else falls due in the next { $days } days
   *[other] { $overdue } tasks are overdue; nothing else falls due in the next { $days } days
}
report-lists-both = { $overdue ->
    [one] { $overdue } task is overdue, { $soon } more to be done in the next { $days } days
   *[other] { $overdue } tasks are overdue, { $soon } more to be done in the next { $days } days
}
report-overdue = Overdue
report-overdue-none = No task is overdue.
report-due-soon = Due by { $until }
report-due-soon-none = No task falls due.
report-col-task = Task
report-col-lead = Lead
report-col-float = Float
report-col-health = Health
report-waits-for-inputs = Inputs missing from { $partners }.
report-tasks-waiting = { $n ->
    [one] { $n } task waits for it.
   *[other] { $n } tasks wait for it.
}

## Annex

report-annex = Annex
report-indicators = Indicators
report-col-indicator = Indicator
report-col-baseline = Baseline
report-col-target = Target
report-col-actual = Actual
report-next-target = { $target } by { $date }
report-col-achievement = Achievement
report-col-source = Source
report-confidence = confidence: { $confidence }
report-was = was { $value }
report-source-computed = computed from the journal
report-source-computed-share = computed from the journal: { $n } of { $of } tasks
report-source-expected = expected from: { $source }
report-indicators-note = – not assessed: no value was measured, or baseline or target is not known.

report-changes = Changes { $since }
report-changes-none = Nothing changed.
report-changes-completed = Completed
report-changes-overdue = Became overdue
report-changes-moved = Moved
report-changes-added = Added
report-changes-removed = Cancelled or taken out
report-changes-withdrawn = Reports withdrawn
report-changes-ratings = Ratings
report-changes-indicators = Indicators
report-change-moved = { $task }: from { $from } to { $to }
report-change-rating = Objective { $objective }: from “{ $from }” to “{ $to }”
report-change-value = { $title } ({ $id }): { $to }, was { $from }
report-change-value-first = { $title } ({ $id }): { $to }, first value

report-method = Method and thresholds
report-method-cut-off = Cut-off
report-method-cut-off-text = What was recorded by { $host }, which is { $utc }.
report-method-progress = Progress of a task
report-method-progress-text = Not started, blocked or on hold 0, in progress or returned for revision { $started }, completed { $completed }. Handed in by its lead: the share that is in of the contributions asked for, between { $started } and { $submitted }; { $submitted } where its rule asks for no more, or where the approval that its definition asks for is awaited. Cancelled tasks count nowhere.
report-method-delivery = Activities delivered
report-method-delivery-text = Weighted mean progress of the tasks that serve an objective; a task weighs 2 for its primary objective, 1 for every other that it serves. For workstreams and for the whole every task weighs the same.
report-method-planned = Plan
report-method-planned-text = Weight of the tasks due on or before the cut-off by the weight of all.
report-method-schedule = Schedule index
report-method-schedule-text = Activities delivered by plan.
report-method-achievement = Results achieved
report-method-achievement-text = (actual – baseline) / (target – baseline) of each indicator; the mean is of values between 0% and 100%. Without baseline, target or actual value an indicator is not assessed and does not count.
report-method-values = Values of indicators
report-method-values-text = Measured and final values are results. Planned values, and expected ones such as announcements and registrations, are called so, drawn hatched and count for no achievement. From the closing day on, what was measured before it is no result of the event unless it is final: it is not yet counted. A value of which nothing is said is measured. “?”: of low confidence.
report-method-next-target = Intermediate targets
report-method-next-target-text = The way is measured to the next intermediate target after the day of the value; after the last one, to the target itself.
report-method-expected = Results index
report-method-expected-text = Achievement of each indicator divided by what is expected of it at the cut-off; the mean of values between 0 and 1. Expected are an intermediate target from its day on, and the target from the closing day on. Where the definition expects values from an earlier day, a count is to grow evenly from there to the closing day, and a rate or a level that is to fall is to be at its target. Of rates and falling levels that are computed the target is expected always. Before that nothing is expected, and no value is rated. The mark in the bar is the mean of what is expected. Without a baseline, a value that is to rise is divided by what is expected, and one that is to fall counts as 1 or 0.
report-method-overall = Overall rating
report-method-overall-text = The rating of the objective that is rated worst; what is not assessed does not count.
report-method-rating = Rating
report-method-rating-text = { $by ->
    [schedule] The schedule index
    [results] The results index
   *[worse] The worse of schedule index and results index
  }: ● on track from { $green }, ▲ partly on track from { $amber }, ■ off track below. ✓ achieved: all tasks completed and all targets met, if it has any target. – not assessed: nothing to rate by.
report-method-after = Rating after the event
report-method-after-text = By results alone, as soon as more than half of the targets that are due are counted; – not assessed before. ✓ achieved: every target is met. With a target missed or not counted: ▲ partly achieved where the results index is at least { $amber }, ■ not achieved below. Open tasks of the preparation are asked about, not rated.
report-method-whole = Rating of the whole
report-method-whole-text = By the same rule over all tasks and indicators; results only where those of more than half of the objectives are rated. At most partly on track while an objective or a workstream is off track; ✓ only where every objective is achieved.
report-method-workstreams = Rating of a workstream
report-method-workstreams-text = By its schedule index; with a task that is overdue, blocked or at risk it is at most partly on track. ✓: all its tasks are completed.
report-method-on-time = Done on time
report-method-on-time-text = Of the tasks whose due day had come by the cut-off, those completed by its end in the lead’s time zone. The days of completion and delivery are shown by the clock of the partner concerned.
report-method-response = Delivered in time
report-method-response-text = Of the tasks led and the contributions whose day had come by the cut-off while their task was open, those delivered by that day. What came after it is given beside as late, what did not come as missing. A contribution without which its task was completed on its day or later was not delivered. What was declined is left out.
report-method-punctuality = Days early or late
report-method-punctuality-text = Median of the calendar days between the due day and the delivery of tasks led and contributions; n: deliveries. Nothing is printed for fewer than { $least }.
report-method-health = Health of a task
report-method-health-text = ■ overdue: its day has passed. ▲ at risk: blocked, waiting for an overdue task, held up beyond its day by what it needs, reminded twice of a part that is still out, or less than half of its window left with less than half done. ◆ due soon: no more than { $soon } days left. ● on track: under way. ○ not begun, not due: nothing of it was done yet. “Next” looks { $outlook } days ahead.
report-method-decisions = Decisions requested
report-method-decisions-text = Overdue tasks that others wait for, overdue milestones and blocked tasks; the gravest severe risk without a recorded treatment; from { $months } months before the opening, budget lines in money without a commitment. The host decides, for a risk its owner, within five working days and by the opening; what was asked about a task is asked again until it is decided or moot. { $most } at most, one place each kept for a risk and for money; none about the preparation once the event has opened.
report-method-unheard = Not reached, no answer
report-method-unheard-text = Not reached: when it was last tried, nobody at the partner could be written to; there is no address, or mail came back from all of them. It ends when a mail leaves for the partner again, or the partner answers. No answer: the partner was reminded of items that are now overdue, at least { $days } days ago, and has said nothing about any of them.
report-method-owner = Owner of a workstream
report-method-owner-text = The partner that leads most of its tasks; of several the first in the definition.
report-method-budget = Budget
report-method-budget-text = Percentages are of the plan of the lines that report the figure, money and help in kind apart. A line that reports nothing is left out, not counted as 0. Between 99% and 101%, and below 1%, they have one decimal. What is spent beyond the plan of a line is not set against what others save.
report-method-forecast = Forecast of a milestone
report-method-forecast-text = The earliest day on which it can be reached if from the cut-off on nothing gets later than it is, and every open task keeps the time that the plan leaves it after what it needs; shown where it is later than the due date, and not of what the event has overtaken.
report-method-float = Float and critical path
report-method-float-text = Float: calendar days by which an open task may still slip before it takes time from another, or a milestone, a fixed day or the end of the preparation is missed; of an overdue task it counts from the cut-off. Below 0 it is too late by so many. The critical path is the longest chain of those open tasks due by the opening whose float is the least; its float is theirs.
report-method-computed = Indicator { $id }
report-method-concerted-on-time-text = Computed: of the tasks in which partners of two or more kinds lead or contribute and which fell due by the cut-off, those completed on time.
report-method-leading-text = Computed: intergovernmental organizations that have completed at least one task that they lead. One that only leads a task is not counted: that is the plan, not a result.
report-method-overdue-inputs-text = Computed: contributions that are owed and past due at the cut-off; no value before the first has fallen due.
report-method-small = Percentages
report-method-small-text = Rounded to whole numbers, halves up; 100% is printed for all alone, 0% for none alone. No percentage of fewer than three things stands without its number.
report-method-definition = Definition
report-method-definition-text = SHA-256 { $hash }

report-abbreviations = Abbreviations
report-abbreviation-opening = opening day of the event; T–3m is three months before it
report-contacts = Contacts by function
report-col-organisation = Organization
report-col-function = Function
report-col-email = E-mail
report-col-phone = Telephone

# The Gantt chart. Float: days by which a task may slip before it endangers something.
gantt-dates = As of { $today }; opening on { $opening }
gantt-week = { $day } { $month }
gantt-days = { $n } d
gantt-planned = planned
gantt-done = done
gantt-critical = no float
gantt-float = float
gantt-due = due
gantt-milestone = milestone
gantt-late = late
gantt-alt = Gantt chart of { $n } tasks as of { $today }, opening on { $opening }. Overdue: { $overdue }; without float: { $critical }.

# The report of a programme: its events side by side.
programme-kind = Programme report
programme-heading = { $over } of { $events } events are over; { $ahead } ahead, with { $completed } of { $n } tasks completed
programme-heading-over = { $events ->
    [one] The event is over
   *[other] All { $events } events are over
}
programme-objectives-well = Every objective was on track in every event
programme-objectives-behind = { $n ->
    [one] “{ $objective }” fell behind in { $n } of { $of } events
   *[other] “{ $objective }” fell behind in { $n } of { $of } events, more than any other objective
}
programme-objectives-even = { $n ->
    [one] { $names } fell behind in { $n } of { $of } events each
   *[other] { $names } fell behind in { $n } of { $of } events each
}
programme-col-event = Event
programme-note = Figures of each event as of the day below its rating.
programme-series = Indicators over the events
programme-series-note = Filled: measured. Edge only: interim, the event is not over. Dashed: of low confidence. A dash: not measured.
programme-interim = interim
programme-sum = Sum over { $n } of { $of } events: { $value }
programme-max = Largest value in { $n } of { $of } events: { $value }
programme-alt-series = { $title } by event. { $rows }.
