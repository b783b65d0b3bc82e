# English is the text that every other language is held against.

## Progress reports: pieces of sentences

report-task = “{ $title }” ({ $id })
report-share = { $n } of { $of } ({ $percent })
report-share-small = { $n } of { $of }
report-fraction = { $n }/{ $of }
report-minus = –{ $n }
report-span = { $from } – { $to }
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
report-summary-on-track = The preparation is on track, { $counter }
report-summary-on-track-overdue = { $overdue ->
    [one] The preparation is on track, but { $overdue } of { $n } tasks is overdue, { $counter }
   *[other] The preparation is on track, but { $overdue } of { $n } tasks are overdue, { $counter }
}
report-summary-partly = { $overdue ->
    [0] The preparation is slower than planned, { $counter }
    [one] The preparation is partly on track: { $overdue } of { $n } tasks is overdue, { $counter }
   *[other] The preparation is partly on track: { $overdue } of { $n } tasks are overdue, { $counter }
}
report-summary-partly-results = The work is on track, its results are partly behind, { $counter }
report-summary-off-results = The work is on track, its results are behind, { $counter }
report-summary-off = { $overdue ->
    [0] The preparation is off track, { $counter }
    [one] The preparation is off track: { $overdue } of { $n } tasks is overdue, { $counter }
   *[other] The preparation is off track: { $overdue } of { $n } tasks are overdue, { $counter }
}
report-summary-not-due = Nothing has fallen due yet, { $counter }

report-tile-completed = Tasks completed
report-tile-on_time = Completed on time
report-tile-on_time-note = { $n } of { $of } completed
report-tile-response = Response rate
report-tile-response-note = { $n } of { $of } requests due
report-tile-overdue = Tasks overdue
report-tile-opening = Days to opening
report-tile-opened = Days since opening
report-tile-opening-note = { $date }, { $counter }
report-tile-indicator-note = target { $target }; { $date }
report-tile-more = +{ $n } since { $since }
report-tile-fewer = –{ $n } since { $since }
report-tile-same = ±0 since { $since }

report-achieved-label = Achieved:
report-achieved = { $n } tasks were completed { $since }, among them { $task }.
report-achieved-one = { $task } was completed { $since }.
report-achieved-nothing = No task was completed { $since }.
report-concerns-label = Of concern:
report-concerns-none = No task is overdue or at risk.
report-concerns-results = { $n ->
    [one] No task is overdue or at risk, but objective { $objectives } is behind in its results.
   *[other] No task is overdue or at risk, but objectives { $objectives } are behind in their results.
}
report-concerns-risk = { $n ->
    [one] No task is overdue; { $n } is at risk: { $task }, due on { $date }.
   *[other] No task is overdue; { $n } are at risk, first { $task }, due on { $date }.
}
report-concerns-overdue = { $overdue ->
    [one] { $overdue } task is overdue: { $task }, led by { $owner }, since { $since }.
   *[other] { $overdue } tasks are overdue, the longest { $task }, led by { $owner }, since { $since }.
}
report-concerns-waiting = { $overdue ->
    [one] { $overdue } task is overdue, and { $waiting } more cannot be finished before it: { $task }, led by { $owner }, due since { $since }.
   *[other] { $overdue } tasks are overdue. Most depends on { $task }, led by { $owner }, due since { $since }: { $waiting } more cannot be finished before it.
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
report-decisions-none = No decision is requested: no overdue task holds up another.
report-decisions-none-partner = No decision is requested of { $partner }.
report-decisions-none-open = No further decision is requested: what the overdue tasks call for is decided.
report-decisions-more = { $n ->
    [one] { $n } more overdue task holds up others; the list of overdue tasks shows it.
   *[other] { $n } more overdue tasks hold up others; the list of overdue tasks shows them.
}
report-decision-waiting = { $waiting ->
    [one] Agree a date or a substitute for { $task }: { $waiting } task cannot be finished before it.
   *[other] Agree a date or a substitute for { $task }: { $waiting } tasks cannot be finished before it.
}
report-decision-milestone = Agree a new date for the milestone { $task }.
report-decision-task = Agree a new date for { $task }.
report-decision-line = { $owner }, by { $date }
report-overall = Overall rating

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
report-objective-no-task = Objective { $objective }: no task serves it
report-objective-achieved = Objective { $objective } is achieved
report-objective-not-due = Objective { $objective } cannot be assessed yet: none of its tasks has fallen due
report-objective-on-track = Objective { $objective } is on track: { $completed } of its { $n } tasks completed
report-objective-on-track-overdue = { $overdue ->
    [one] Objective { $objective } is on track, but { $overdue } of its { $n } tasks is overdue
   *[other] Objective { $objective } is on track, but { $overdue } of its { $n } tasks are overdue
}
report-objective-partly-overdue = { $overdue ->
    [one] Objective { $objective } is slightly behind: { $overdue } of its { $n } tasks is overdue
   *[other] Objective { $objective } is slightly behind: { $overdue } of its { $n } tasks are overdue
}
report-objective-partly-slow = Objective { $objective } is slightly behind: { $delivered } delivered, { $planned } planned
report-objective-partly-results = Objective { $objective } is slightly behind in its results: { $achievement } of the way to its targets
report-objective-off-overdue = { $overdue ->
    [one] Objective { $objective } is behind: { $overdue } of its { $n } tasks is overdue
   *[other] Objective { $objective } is behind: { $overdue } of its { $n } tasks are overdue
}
report-objective-off-slow = Objective { $objective } is behind: { $delivered } delivered, { $planned } planned
report-objective-off-results = Objective { $objective } is behind in its results: { $achievement } of the way to its targets
report-indicator-line = { $title }: { $actual } (target { $target })
report-indicator-line-no-target = { $title }: { $actual }
report-col-objective = Objective
report-col-delivery = Activities delivered
report-col-results = Results achieved
report-col-rating = Rating
report-rated-by-activities = because of activities
report-rated-by-results = because of results
report-planned-at = plan { $planned }
report-delivered-planned = { $delivered }, plan { $planned }
report-n-overdue = { $n } overdue
report-no-indicator = no indicator
report-change-delivery = delivered: { $change }
report-change-note = Change in the table: activities delivered, { $since }, in percentage points.
report-figure-objectives = Activities delivered (wide bar) and results achieved (narrow bar), each against the plan (upright mark).
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
report-readiness = Probability that all { $tasks } open tasks due by the opening are finished by then: { $probability }, drawn from { $n } deliveries of the past.
# The arrow leads from a task to the one that waits for it.
report-critical-link = {" → "}
report-critical = { $days ->
    [0] Critical path: { $chain }. No day of float is left.
    [one] Critical path: { $chain }. It may slip by { $days } day.
   *[other] Critical path: { $chain }. It may slip by { $days } days.
}
report-critical-late = { $days ->
    [one] Critical path: { $chain }. It is { $days } day too late.
   *[other] Critical path: { $chain }. It is { $days } days too late.
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
report-col-response = Response rate
report-col-response-time = Days to answer (n)
report-response-time = { $days } ({ $n })
report-done-of = { $n } of { $of }
report-partners-note = Tasks led and contributions: completed of all. Response rate: contributions delivered of those that fell due; over all partners { $share }. Days to answer: median of the n delivered.
report-unreached = not reached since { $date }
report-figure-heat-map = Tasks and contributions that partners still owe, by workstream: overdue / open
report-alt-heat-map = { $overdue } of { $open } open tasks and contributions are overdue; { $partner } owes { $most } of them, nobody more.
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
report-method-next-target = Intermediate targets
report-method-next-target-text = A value is held against the next intermediate target after its own day, and is expected to reach it; after the last one, against the target itself.
report-method-expected = Results index
report-method-expected-text = Achievement of each indicator by what is expected of it: the plan of its objective at the cut-off, and the whole target from the closing day on; the mean of values between 0 and 1. The mark in the bar is the mean of what is expected.
report-method-overall = Overall rating
report-method-overall-text = The rating of the objective that is rated worst; what is not assessed does not count.
report-method-rating = Rating
report-method-rating-text = { $by ->
    [schedule] The schedule index
    [results] The results index
   *[worse] The worse of schedule index and results index
  }: ● on track from { $green }, ▲ partly on track from { $amber }, ■ off track below. ✓ achieved: all tasks completed and all targets reached. – not assessed: nothing to rate by.
report-method-on-time = Completed on time
report-method-on-time-text = Tasks completed by the end of their due day in the lead’s time zone, by all tasks completed. The days of completion and delivery are shown by the clock of the partner concerned.
report-method-response = Response rate
report-method-response-text = Inputs of contributors that were delivered, of those whose day had come by the cut-off while their task was open. One delivered ahead of its day counts from that day on.
report-method-response-time = Days to answer
report-method-response-time-text = Median of the calendar days from the first reminder of a contribution, or else the opening of its task, to its delivery (0 if that came first); n: contributions delivered. Nothing is printed for fewer than { $least }.
report-method-health = Health of a task
report-method-health-text = ■ overdue: its day has passed. ▲ at risk: blocked, waiting for an overdue task, or less than half of its window left with less than half done. ◆ due soon: no more than { $soon } days left. “Next” looks { $outlook } days ahead.
report-method-decisions = Decisions requested
report-method-decisions-text = Overdue tasks that others cannot be finished without, and overdue milestones; first the one that most depends on. To be decided within five working days. A finished task waits for nothing and holds nothing up. A decision is asked for again until it is taken, or all that waited for its task is finished.
report-method-owner = Owner of a workstream
report-method-owner-text = The partner that leads most of its tasks; of several the first in the definition.
report-method-budget = Budget
report-method-budget-text = Percentages are of the plan of the lines that report the figure, money and help in kind apart. A line that reports nothing is left out, not counted as 0. Between 99% and 101%, and below 1%, they have one decimal. What is spent beyond the plan of a line is not set against what others save.
report-method-forecast = Forecast of a milestone
report-method-forecast-text = The earliest day on which it can be reached if from the cut-off on nothing gets later than it is, and every open task keeps the time that the plan leaves it after what it needs; shown where it is later than the due date.
report-method-float = Float and critical path
report-method-float-text = Calendar days by which an open task may still slip before it takes time from another, or a milestone, a fixed day or the end of the preparation is missed; below 0 it is too late by so many. The critical path is the chain with the least float.
report-method-readiness = Probability to be ready
report-method-readiness-text = { $runs } preparations are played from the cut-off on. In each, every open input is delivered as early or late as a past delivery of the same partner, drawn by lot (of all partners, if it has fewer than { $own }); a task keeps the time that the plan leaves it after what it needs. Nothing is said with fewer than { $least } deliveries.
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
gantt-critical = critical: no float
gantt-float = float
gantt-due = due
gantt-milestone = milestone
gantt-late = late
gantt-alt = Gantt chart of { $n } tasks as of { $today }, opening on { $opening }. Overdue: { $overdue }; without float: { $critical }.

# The report of a programme: its events side by side.
programme-kind = Programme report
programme-heading = { $events ->
    [one] { $events } event, { $completed } of { $n } tasks completed
   *[other] { $events } events, { $completed } of { $n } tasks completed
}
programme-objectives-well = Every objective was on track in every event
programme-objectives-behind = { $n ->
    [one] “{ $objective }” fell behind in { $n } of { $of } events
   *[other] “{ $objective }” fell behind in { $n } of { $of } events, more than any other objective
}
programme-col-event = Event
programme-note = Figures of each event as of the day below its rating.
programme-series = Indicators over the events
programme-series-note = Filled: measured. Edge only: interim, the event is not over. Dashed: of low confidence. A dash: not measured.
programme-interim = interim
programme-sum = Sum over { $n } of { $of } events: { $value }
programme-max = Largest value in { $n } of { $of } events: { $value }
programme-alt-series = { $title } by event. { $rows }.
