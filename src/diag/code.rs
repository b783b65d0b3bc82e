//! The stable codes of findings.

use super::Severity;

macro_rules! codes {
    ($($name:ident $text:literal $severity:ident $explanation:literal)+) => {
        /// What a finding is about. The names are stable, because editors, CI and the documentation refer to them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {$(
            #[doc = $explanation]
            $name,
        )+}

        impl Code {
            /// Every code, in the order used in the documentation.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The stable name, in kebab case.
            pub fn as_str(self) -> &'static str {
                match self {$(Self::$name => $text,)+}
            }

            /// The severity of a finding with this code.
            pub fn severity(self) -> Severity {
                match self {$(Self::$name => Severity::$severity,)+}
            }

            /// What it means, in one sentence.
            pub fn explanation(self) -> &'static str {
                match self {$(Self::$name => $explanation,)+}
            }
        }
    };
}

codes! {
    Syntax "syntax" Error "The text is not YAML, or uses a part of YAML that definitions do without."
    FileTooLarge "file-too-large" Error "The file is larger than 1 MiB."
    NotUtf8 "not-utf-8" Error "The file is not written in UTF-8, and letters would be lost."
    FileNotRead "file-not-read" Warning "A file is named almost like a definition, but not quite, and is not read."
    UnreadableFile "unreadable-file" Error "The system does not let the file be read."
    HiddenCharacter "hidden-character" Error
        "A text has a character that nobody sees and that acts on terminals or turns the order of letters around."
    TooDeep "too-deep" Error "Lists and mappings are nested more than 64 deep."
    TooManyAliases "too-many-aliases" Error "Aliases multiply the file beyond 100,000 values."
    SeveralDocuments "several-documents" Error "The file holds more than one YAML document."
    DuplicateKey "duplicate-key" Error "A key appears twice in one place, and one of its values would be lost."
    MergeKey "merge-key" Error "The merge key `<<` is not supported; blueprints and programmes share what is common."
    TooManyFindings "too-many-findings" Error "The keys and values of the file have more than 1,000 faults."
    UnknownFormat "unknown-format" Error "The file is written in another format than 1, the only one there is."
    UnknownKey "unknown-key" Error "A key is not one of those that are known at its place."
    MissingKey "missing-key" Error "A key that is needed is missing."
    WrongType "wrong-type" Error "A value is of another kind than its key wants: a list for a text, a word for a number."
    UnknownValue "unknown-value" Error "A value is not one of the words that its key knows."
    Indentation "indentation" Error
        "A line is indented too far or too little, so it is read as part of something else."
    NumberInDoubt "number-in-doubt" Warning "A number has a point before three digits, which many people write between thousands."
    CurlyQuotes "curly-quotes" Warning "A text is in quotation marks that YAML reads as part of it."
    UnusedAnchor "unused-anchor" Warning
        "A text without quotes begins with `&`, which takes its first word for a name that nothing refers to."
    BooleanWord "boolean-word" Warning "A word without quotes is read as true or false by many YAML programs."
    CutByComment "cut-by-comment" Warning
        "A text without quotes ends before ` #`, where a comment begins, though what follows looks like a part of it."
    BadId "bad-id" Error "An identifier has characters other than letters, digits, `_`, `-` and `.`, or is too long."
    ReservedId "reserved-id" Error "An id is a word that means something else where ids are used."
    BadDate "bad-date" Error "A date, span of dates or yearly day does not exist or is not written year-month-day."
    BadTime "bad-time" Error "A time of day is not written `09:00`, or working hours close before they open."
    BadOffset "bad-offset" Error "A relative date is not of the form `T-3m`, `C+2d` or `-5wd`, or is out of range."
    OutsideYears "outside-years" Error
        "A date that counts from the event or from a task falls outside the years 1900 to 2199."
    BadEmail "bad-email" Error "An e-mail address cannot be one."
    BadTimezone "bad-timezone" Error "A time zone is not in the IANA time zone database."
    BadCron "bad-cron" Error "A schedule is not a line of crontab(5)."
    BadPhase "bad-phase" Error "A phase of reports does not say how often they are issued up to which day."
    BadLanguage "bad-language" Error "A language is not a tag such as `en` or `ar-sa`."
    UnknownLanguage "unknown-language" Error "A language tag names no language that there is."
    BadSymbol "bad-symbol" Error "The symbol of a workflow is not one short word of letters, digits, `-`, `_`, `.` and `/`."
    BadRule "bad-rule" Error "The rule of completion is not one of the five forms, or a quorum no part of a whole."
    BadNumber "bad-number" Error "A number is out of its range."
    TextTooLong "text-too-long" Error
        "A text of a list or a fact has more characters than there is room for: 1,000 in titles and sources, 10,000 in notes and reasons."
    UnknownPartner "unknown-partner" Error "A partner is named that no `partners:` defines."
    UnknownTask "unknown-task" Error "A task is named that does not exist."
    UnknownObjective "unknown-objective" Error "An objective is named that no `objectives:` defines."
    UnknownIndicator "unknown-indicator" Error "An indicator is named that no objective has."
    UnknownLadder "unknown-ladder" Error "A ladder is named that no `ladders:` defines."
    UnknownCalendar "unknown-calendar" Error "A calendar is named that no `calendars:` defines."
    UnknownWorkstream "unknown-workstream" Error "A workstream is named that no `workstreams:` defines."
    UnknownApproval "unknown-approval" Error "An approval is named that `approvals:` does not define."
    UnknownContact "unknown-contact" Error "A contact is named that no `contacts:` defines."
    BadIcs "bad-ics" Error "An `.ics` file is not a calendar, or one that is not safe to read."
    UnknownFile "unknown-file" Error "A file is named that does not exist or is of another kind."
    UnknownParameter "unknown-parameter" Error "A parameter is named that the blueprint does not declare."
    BadParameter "bad-parameter" Error "With what its parameters stand for, a value of the blueprint is not what it should be."
    ParameterNotSet "parameter-not-set" Error "A parameter of the blueprint has no default, and the workflow does not set it."
    DuplicateId "duplicate-id" Error "Two things have the same identifier."
    DuplicateSymbol "duplicate-symbol" Error "Two workflows have the same symbol, by which people tell mails and reports apart."
    OldIdInUse "old-id-in-use" Error "An id that something had before is still the id of something."
    HistoryMismatch "history-mismatch" Error "The history belongs to another workflow."
    NotInTask "not-in-task" Error "A partner is named that has no part in the task: in a history, or to be left out of it."
    NoTasks "no-tasks" Error "The workflow has no tasks."
    NoPartners "no-partners" Error "Nobody takes part in the workflow."
    TooManyTasks "too-many-tasks" Error "The workflow has more than 10,000 tasks."
    TooManyPartners "too-many-partners" Error "More than 2,000 partners are defined."
    TooManyReports "too-many-reports" Error "The phases of reports ask for more than 1,000 of them."
    Cycle "cycle" Error "Tasks need each other in a circle, so none of them can ever begin."
    DueCircle "due-circle" Error "Due dates count from each other in a circle, so none of them has a date."
    DueBeforePredecessor "due-before-predecessor" Error "A task is due before a task that it needs."
    ShiftedBeforePredecessor "shifted-before-predecessor" Warning
        "Days off move a task before one that it needs, although they are written in the right order."
    LeadNotParticipating "lead-not-participating" Error "The lead of a task does not take part in the workflow."
    ContributorNotParticipating "contributor-not-participating" Error
        "A contributor that the workflow itself names does not take part in it."
    ClosesBeforeOpens "closes-before-opens" Error "The event closes before it opens."
    DatesReversed "dates-reversed" Error "A span of time ends before it begins."
    NoWorkingDays "no-working-days" Error "A calendar leaves no working day in the week."
    EmptyLadder "empty-ladder" Error "A ladder has no rungs."
    LadderOrder "ladder-order" Error "The rungs of a ladder do not rise."
    LadderRepeat "ladder-repeat" Error "A rung that lies before the due date, or has no end, is repeated."
    AskingDays "asking-days" Error
        "The days on which commitments are asked after are more than six, or do not rise by eight weeks at least."
    ApprovalRule "approval-rule" Error "The rule of an approval lacks what belongs to it, or has what belongs to another."
    RatingsOrder "ratings-order" Error "The thresholds of the rating are not 0 ≤ amber ≤ green ≤ 1."
    YearInDoubt "year-in-doubt" Warning
        "A task is due more than three years before the opening day or after the closing day, or the event lasts longer than a year, or opens years from all that its calendar knows."
    UnusedChannel "unused-channel" Warning
        "A contact that gets no letters is to get them on paper."
    EventOnDayOff "event-on-day-off" Warning
        "The event takes place on a holiday of its host; on a weekend, with which many begin, this is a note."
    EventTooLong "event-too-long" Error "The event lasts longer than five years, so one of its years must be mistyped."
    WindowWithoutWorkingDay "window-without-working-day" Warning
        "Whoever owes something has no working day between the opening of the window and the due date."
    TargetInDoubt "target-in-doubt" Warning
        "A target lies outside the categories of its indicator, or those on the way do not lead up to it."
    HistoryAhead "history-ahead" Warning "A history tells of a day that has not come yet."
    HistoryUnnamed "history-unnamed" Warning "No workflow names a history, so nothing of it counts."
    HistoryWithoutEffect "history-without-effect" Warning
        "A fact of a history changes nothing: the task is in that state already, is cancelled, or the program computes the value itself."
    ValueInDoubt "value-in-doubt" Warning
        "A value of a history lies outside the scale of its indicator, or more took part than were invited."
    ApprovalByHand "approval-by-hand" Warning
        "Tasks end with an approval of which nobody can be asked: without a person who records it they stay submitted."
    TargetAgainstDirection "target-against-direction" Warning
        "The target of an indicator lies on the other side of its baseline than `ascending:` says, so a report would call a loss progress."
    IcsSkipped "ics-skipped" Warning "An event of an `.ics` file is not a holiday of whole days, or repeated other than yearly."
    NoPartnerOfKind "no-partner-of-kind" Warning "A task is fanned out to a kind of partner that does not take part."
    RuleOutOfReach "rule-out-of-reach" Warning "The rule of completion asks for more contributors than the task has."
    AskedOfNobody "asked-of-nobody" Warning
        "A task says what contributors are asked for, but has none, or an observer is asked for something."
    DueOnHoliday "due-on-holiday" Warning "A task is due on a holiday of its lead."
    NearEstimatedFeast "near-estimated-feast" Warning "A task is due within a day of a feast whose date is estimated."
    OutsideCalendarCover "outside-calendar-cover" Warning "A due date lies outside the span for which a calendar knows its holidays."
    InputAfterTask "input-after-task" Warning "An input is due after the task that it is for."
    LanguageWithoutWords "language-without-words" Warning
        "Somebody is to be written to in a language of which Concerted has no words; a note where another follows in the list."
    StandsTwice "stands-twice" Warning "A list of languages or audiences names one twice, which counts once."
    PartnerWithoutAddress "partner-without-address" Warning "A partner has no contact with an e-mail address."
    SharedAddress "shared-address" Note
        "Two partners, or a partner and the coordinator, are written to at one address, and get one mail for both."
    ContributorUnknown "contributor-unknown" Warning
        "A contributor that a blueprint names is defined nowhere, and was left out."
    AddressOutsideAscii "address-outside-ascii" Warning
        "The part of an address before the `@` has letters that only servers with the extension SMTPUTF8 take."
    WeekendRules "weekend-rules" Warning
        "Two rules of a weekend hold for the same days, of which the last one counts, or none holds for some days."
    WorkdayInDoubt "workday-in-doubt" Warning "A day of `workdays:` is a holiday of the calendar too, or no day off to begin with."
    HolidayOutsideCover "holiday-outside-cover" Warning "A holiday lies outside the span in which the calendar says that it knows them all."
    OfficeVacant "office-vacant" Warning "Reports are to go to an office that the partner names nobody for."
    ScheduleAtNight "schedule-at-night" Warning "A schedule of mails or reports fires in the small hours of the night only."
    TitleWithoutLanguage "title-without-language" Note "Titles of tasks are not given in a language of the event."
    ContributorDropped "contributor-dropped" Note "A blueprint's contributor does not take part and was left out."
    IatiIncomplete "iati-incomplete" Note
        "Nobody can publish the IATI activity of the workflow, because a code is missing that the standard wants."
    NeedDropped "need-dropped" Note "A task no longer waits for a task that was left out."
    DueOnWeekend "due-on-weekend" Note "A task is due on a weekend of its lead, and was moved unless it stays where it is."
    DueInShortHours "due-in-short-hours" Note
        "A task or an input is due in a season in which the office that owes it works shorter hours."
    InputOnHoliday "input-on-holiday" Note "An input would be due on a holiday of its partner, and is due before it."
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
