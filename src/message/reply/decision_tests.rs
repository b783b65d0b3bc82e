//! Replies to notices as people write them: what counts, and what a person has to look at.

use jiff::civil::date;

use super::{DecisionRead, read_decision};
use crate::lang::{DecisionWord, Words};

/// What a reply states: `objected OP 4|OP 7 (the reason)`, or `?`.
fn read(text: &str) -> String {
    let told = |one: &super::Decision| {
        let mut told = one.said.as_str().to_owned();
        if !one.paragraphs.is_empty() {
            told = format!("{told} {}", one.paragraphs.join("|"));
        }
        told.extend(one.date.map(|date| format!(" {date}")));
        told.extend(one.note.as_ref().map(|note| format!(" ({note})")));
        told.extend(one.conditions.as_ref().map(|conditions| format!(" [{conditions}]")));
        told
    };
    match read_decision(text, date(2027, 5, 11)) {
        DecisionRead::Stated(all) => all.iter().map(told).collect::<Vec<_>>().join("; "),
        DecisionRead::Unclear { .. } => "?".to_owned(),
    }
}

#[track_caller]
fn all_are(expected: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn agreement_is_a_word_of_agreement_and_nothing_that_could_change_it() {
    all_are(
        "approved",
        &[
            "AGREE",
            "Agreed.",
            "We agree",
            "we agree to the text of Rev.2, thank you",
            "ok",
            "OK, thanks",
            "OK, please proceed",
            "APPROVE",
            "Approved!",
            "No objection",
            "no objections from our side",
            "We have no objection to the text.",
            "We do not object.",
            "Dear colleagues,\n\nWe agree.\n\nBest regards,\nPierre Martin\nUNESCO",
            "No objection\n\nPierre Martin\nUNESCO Liaison Office",
            "> On Tuesday\n\nAGREE\n\n> OBJECT OP 4",
            "pas d’objection",
            "Aucune objection, merci",
            "Nous n'avons pas d'objection au texte",
            "D’accord",
            "Sin objeciones",
            "No tenemos objeciones, gracias",
            "Возражений нет",
            "Не возражаем. Спасибо",
            "Etirazımız yoxdur",
            "Razıyıq",
            "لا اعتراض",
            "نوافق على النص، شكرا",
            "ليس لدينا اعتراض",
        ],
    );
    assert_eq!(
        read("AGREE with reservation: OP 4 is read in line with national law"),
        "approved [OP 4 is read in line with national law]"
    );
}

#[test]
fn an_agreement_with_anything_else_beside_it_is_for_a_person() {
    all_are(
        "?",
        &[
            "OK, but OP 4 has to go",
            "ok, will check",
            "OK?",
            "Agree?",
            "We agree in principle, subject to consultations",
            "We agree to disagree",
            "We agree with OP 4",
            "We agree to the text except OP 4",
            "AGREE\nHowever, OP 4 should be deleted.",
            "Agreed. We will send our comments tomorrow.",
            "AGREE\nWe still have to hear from our capital.",
            "AGREE\nOBJECT OP 4",
            "AGREE\nBest regards\nPierre\nPS: we object to OP 4",
            "No",
            "Yes",
            "No objection, provided that OP 4 is deleted",
            "no objections if OP 4 is deleted",
            "We cannot agree",
            "We don't agree",
            "We are not in agreement",
            "D’accord, mais sans le paragraphe 4",
            "Sin objeciones, salvo el párrafo 4",
            "Согласны, но без пункта 4",
            "نوافق، لكن الفقرة 4 تحتاج إلى تعديل",
            "نوافق على الفقرة 4",
            "Thank you for the text. We will come back to you.",
            "",
        ],
    );
}

#[test]
fn an_objection_names_paragraphs_or_a_reason() {
    for (text, expected) in [
        ("OBJECT OP 4", "objected OP 4"),
        ("OBJECT OP 4, OP 7: not agreed language", "objected OP 4|OP 7 (not agreed language)"),
        ("We object to OP4", "objected OP 4"),
        (
            "We object to paras 4 and 7 because they prejudge the outcome.",
            "objected § 4|§ 7 (because they prejudge the outcome.)",
        ),
        ("Objection to § 4", "objected § 4"),
        ("object PP2 - new wording is needed", "objected PP 2 (new wording is needed)"),
        ("OBJECT: the text prejudges the outcome", "objected (the text prejudges the outcome)"),
        ("OBJECT", "objected"),
        ("We object to the whole text", "objected (to the whole text)"),
        ("OBJECT OP 4: does it bind us? We think so.", "objected OP 4 (does it bind us? We think so.)"),
        (
            "We object to OP 4 because the wording\ndoes not reflect what was agreed.\n\nKind regards,\nSalma",
            "objected OP 4 (because the wording does not reflect what was agreed.)",
        ),
        ("OBJECT OP 4: too long\nOBJECT PP 2: wrong year", "objected OP 4|PP 2 (OP 4: too long; PP 2: wrong year)"),
        ("OBJECT OP 4\nREMARK: a comma is missing in OP 9", "objected OP 4; remarked (a comma is missing in OP 9)"),
        ("Nous faisons objection aux paragraphes 4 et 7 : hors mandat", "objected § 4|§ 7 (hors mandat)"),
        ("Objetamos los párrafos 4 y 7", "objected § 4|§ 7"),
        ("Objetamos: párrafo 4", "objected § 4"),
        ("Возражаем против пункта 4", "objected § 4"),
        ("Etiraz: bənd 4", "objected § 4"),
        ("نعترض على الفقرتين ٤ و٧", "objected § 4|§ 7"),
        ("اعتراض: الفقرة 4", "objected § 4"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_may_be_no_objection_is_for_a_person() {
    all_are(
        "?",
        &[
            "Objections: none",
            "Objection: none.",
            "Objections? None.",
            "Objection withdrawn",
            "We object no longer",
            "OBJECT OP 4: withdrawn",
            "We object to OP 4 only if OP 5 stays",
            "We object to OP 4 unless it is amended",
            "We object to nothing",
            "The object of this mail is OP 4",
            "OBJECT OP 4?",
            "Objectives are clear",
            "We might object to OP 4",
            "OBJECT OP 4\nAGREE",
            "Objet : déclaration",
        ],
    );
}

#[test]
fn time_abstention_remark_and_return_are_told_apart() {
    for (text, expected) in [
        ("TIME", "time_requested"),
        ("TIME 20 May", "time_requested 2027-05-20"),
        ("time until 20 May: our minister is away", "time_requested 2027-05-20 (our minister is away)"),
        ("We need more time to consult our capital.", "time_requested (to consult our capital.)"),
        ("Nous demandons un délai jusqu’au 20 mai", "time_requested 2027-05-20"),
        ("نطلب مهلة حتى 20 مايو", "time_requested 2027-05-20"),
        ("время до 20 мая", "time_requested 2027-05-20"),
        ("time flies", "?"),
        ("TIME: none needed", "?"),
        ("We need no more time", "?"),
        ("ABSTAIN", "abstained"),
        ("We abstain: outside our mandate", "abstained (outside our mandate)"),
        ("Nous nous abstenons.", "abstained"),
        ("نمتنع عن التصويت", "abstained"),
        ("We abstain unless others object", "?"),
        ("REMARK: OP 3 lacks a comma", "remarked (OP 3 lacks a comma)"),
        ("Remark on OP 3: lacks a comma", "remarked (on OP 3: lacks a comma)"),
        ("REMARK", "?"),
        ("Remarks: none", "?"),
        ("RETURN: the annex is missing", "returned (the annex is missing)"),
        ("Returned\nThe annex is missing.", "returned (The annex is missing.)"),
        ("Return on Monday", "?"),
        ("RETURN", "returned"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

/// A line as a notice says to write it, and what it means.
type Printed = (&'static str, DecisionWord);

/// The words that notices print, in each language: silence first, then approval by statement.
const PRINTED: [(&str, [Printed; 4], [Printed; 3]); 6] = [
    (
        "en",
        [
            ("AGREE", DecisionWord::Approved),
            ("OBJECT OP 4: the reason", DecisionWord::Objected),
            ("MORE TIME", DecisionWord::TimeRequested),
            ("ABSTAIN", DecisionWord::Abstained),
        ],
        [
            ("APPROVE", DecisionWord::Approved),
            ("SEND BACK: the reason", DecisionWord::Returned),
            ("ABSTAIN", DecisionWord::Abstained),
        ],
    ),
    (
        "fr",
        [
            ("D’ACCORD", DecisionWord::Approved),
            ("NOUS OBJECTONS OP 4\u{a0}: le motif", DecisionWord::Objected),
            ("DÉLAI", DecisionWord::TimeRequested),
            ("ABSTENTION", DecisionWord::Abstained),
        ],
        [
            ("APPROUVÉ", DecisionWord::Approved),
            ("RENVOI : le motif", DecisionWord::Returned),
            ("ABSTENTION", DecisionWord::Abstained),
        ],
    ),
    (
        "es",
        [
            ("CONFORME", DecisionWord::Approved),
            ("OBJECIÓN OP 4: el motivo", DecisionWord::Objected),
            ("PRÓRROGA", DecisionWord::TimeRequested),
            ("ABSTENCIÓN", DecisionWord::Abstained),
        ],
        [
            ("APROBADO", DecisionWord::Approved),
            ("DEVUELTO: el motivo", DecisionWord::Returned),
            ("ABSTENCIÓN", DecisionWord::Abstained),
        ],
    ),
    (
        "ru",
        [
            ("СОГЛАСНЫ", DecisionWord::Approved),
            ("ВОЗРАЖАЕМ OP 4: причина", DecisionWord::Objected),
            ("ПРОСИМ ПРОДЛИТЬ", DecisionWord::TimeRequested),
            ("ВОЗДЕРЖИВАЕМСЯ", DecisionWord::Abstained),
        ],
        [
            ("УТВЕРЖДАЕМ", DecisionWord::Approved),
            ("ВОЗВРАЩАЕМ: причина", DecisionWord::Returned),
            ("ВОЗДЕРЖИВАЕМСЯ", DecisionWord::Abstained),
        ],
    ),
    (
        "az",
        [
            ("RAZIYIQ", DecisionWord::Approved),
            ("ETİRAZ EDİRİK OP 4: səbəb", DecisionWord::Objected),
            ("ƏLAVƏ VAXT", DecisionWord::TimeRequested),
            ("BİTƏRƏFİK", DecisionWord::Abstained),
        ],
        [
            ("TƏSDİQ EDİRİK", DecisionWord::Approved),
            ("QAYTARIRIQ: səbəb", DecisionWord::Returned),
            ("BİTƏRƏFİK", DecisionWord::Abstained),
        ],
    ),
    (
        "ar",
        [
            ("نوافق", DecisionWord::Approved),
            ("نعترض OP 4: السبب", DecisionWord::Objected),
            ("مهلة", DecisionWord::TimeRequested),
            ("نمتنع", DecisionWord::Abstained),
        ],
        [
            ("نوافق", DecisionWord::Approved),
            ("إعادة: السبب", DecisionWord::Returned),
            ("نمتنع", DecisionWord::Abstained),
        ],
    ),
];

#[test]
fn what_a_notice_says_to_write_is_read_as_it_is_meant() {
    for (lang, silence, statement) in PRINTED {
        let words = Words::of(&lang.into());
        for (message, printed) in
            [("notice-answer-reply-silence", &silence[..]), ("notice-answer-reply-approval", &statement[..])]
        {
            let said = words.say(message, &[]);
            for (line, meant) in printed {
                let word = line.split([':', '\u{a0}']).next().unwrap().split(" OP").next().unwrap().trim();
                assert!(said.contains(word), "{lang}: `{word}` is not in “{said}”");
                let read = read_decision(line, date(2027, 5, 12));
                let DecisionRead::Stated(all) = &read else { panic!("{lang}: `{line}` is unclear: {read:?}") };
                assert_eq!((all.len(), all[0].said), (1, *meant), "{lang}: `{line}`");
            }
        }
    }
}
