//! How replies are read, line by line.

use jiff::civil::{Date, date};

use super::{Line, Read, Word, read};

const TODAY: Date = date(2013, 2, 20);
const TASKS: [&str; 4] = ["OUT-03", "OUT-04", "GOV-01/unesco", "venue"];

fn answers(text: &str) -> Vec<Line> {
    match read(text, TODAY, &TASKS) {
        Read::Answers(lines) => lines,
        Read::Unclear { .. } => Vec::new(),
    }
}

/// The only answer of a text, in short: `done OUT-03 2013-03-05 | note`.
fn short(text: &str) -> String {
    let lines = answers(text);
    let written = |line: &Line| {
        let mut short = line.said.as_str().to_owned();
        for word in line.tasks.iter().cloned().chain(line.date.map(|date| date.to_string())) {
            short = short + " " + &word;
        }
        line.note.iter().fold(short, |short, note| short + " | " + note)
    };
    lines.iter().map(written).collect::<Vec<_>>().join("; ")
}

#[test]
fn an_answer_is_a_word_with_what_belongs_to_it() {
    for (text, read) in [
        ("DONE", "done"),
        ("done.", "done"),
        ("Done!", "done"),
        ("*DONE*", "done"),
        ("- DONE OUT-03", "done OUT-03"),
        ("DONE OUT-03", "done OUT-03"),
        ("done out-03", "done OUT-03"),
        ("DONE out03", "done OUT-03"),
        ("DONE OUT 03", "done OUT-03"),
        ("DONE OUT\u{2011}03", "done OUT-03"),
        ("OUT-03: done", "done OUT-03"),
        ("OUT-03 - Done", "done OUT-03"),
        ("OUT-03 done", "done OUT-03"),
        ("OUT-03, OUT-04: done", "done OUT-03 OUT-04"),
        ("OUT-03/unesco done", "done OUT-03/unesco"),
        ("GOV-01/UNESCO done", "done GOV-01/unesco"),
        ("DONE OUT-03 and OUT-04", "done OUT-03 OUT-04"),
        ("DONE OUT-03, OUT-04, FIN-12", "done OUT-03 OUT-04 FIN-12"),
        ("fait OUT-03 et OUT-04", "done OUT-03 OUT-04"),
        ("تم OUT-03 وOUT-04", "done OUT-03 OUT-04"),
        ("DONE venue", "done venue"),
        ("venue: done", "done venue"),
        ("DONE OUT-03, thank you", "done OUT-03"),
        ("Done thanks", "done"),
        ("DONE OUT-03 - sent by courier", "done OUT-03 | sent by courier"),
        ("DONE OUT-03 (version 2)", "done OUT-03 | version 2"),
        ("DONE: https://unesco.example/zero-draft", "done | https://unesco.example/zero-draft"),
        ("DONE OUT-03 https://unesco.example/draft", "done OUT-03 | https://unesco.example/draft"),
        ("DONE 18 February", "done 2013-02-18"),
        ("DONE OUT-03 18.2.2013", "done OUT-03 2013-02-18"),
        ("DATE 2013-03-05", "date 2013-03-05"),
        ("DATE OUT-03 5 March", "date OUT-03 2013-03-05"),
        ("DATE: 5 March OUT-03", "date OUT-03 2013-03-05"),
        ("OUT-03 date 5/3", "date OUT-03 2013-03-05"),
        ("Date: Tuesday, 5 March 2013 - the minister travels", "date 2013-03-05 | the minister travels"),
        ("DATE 05/03/2013, not earlier", "date 2013-03-05 | not earlier"),
        ("later: 5 March", "date 2013-03-05"),
        ("NIL", "nil"),
        ("NIL return", "nil"),
        ("NIL OUT-04", "nil OUT-04"),
        ("No comments", "nil"),
        ("Nil - we have no comments", "nil | we have no comments"),
        ("DECLINE OUT-04: not our mandate", "decline OUT-04 | not our mandate"),
        ("HELP", "help"),
        ("HELP?", "help"),
        ("Help! We have no access to the draft.", "help | We have no access to the draft."),
        ("PARTLY OUT-03: the annex is missing, until 8 March", "partly OUT-03 | the annex is missing, until 8 March"),
        ("UNDO OUT-03", "undo OUT-03"),
        ("DONE OUT-03, NIL OUT-04", "done OUT-03; nil OUT-04"),
        ("DONE OUT-03, OUT-04: nil", "done OUT-03; nil OUT-04"),
        ("DONE OUT-03; OUT-04, FIN-01: nil", "done OUT-03; nil OUT-04 FIN-01"),
        ("DONE OUT-03; OUT-04: date 5 March", "done OUT-03; date OUT-04 2013-03-05"),
        ("OUT-03 done, OUT-04 done, GOV-01/unesco help", "done OUT-03; done OUT-04; help GOV-01/unesco"),
        ("OUT-03: done; OUT-04: nil", "done OUT-03; nil OUT-04"),
        ("OUT-03 date 5 March, OUT-04 date 6 March", "date OUT-03 2013-03-05; date OUT-04 2013-03-06"),
        ("OUT-03, OUT-04: done, venue: nil", "done OUT-03 OUT-04; nil venue"),
        ("ＤＯＮＥ　ＯＵＴ－０３", "done OUT-03"),
        ("DATE OUT-03 ２０１３／０３／０５", "date OUT-03 2013-03-05"),
        ("DONE ОUТ-03", "done OUT-03"),
        ("DATE OUT-03 5-Mar-13", "date OUT-03 2013-03-05"),
        ("DATE OUT-03 5 March at the latest", "date OUT-03 2013-03-05"),
    ] {
        assert_eq!(short(text), read, "{text}");
    }
}

#[test]
fn six_languages_are_read_without_accents_and_capitals() {
    for (text, read) in [
        ("FAIT OUT-03", "done OUT-03"),
        ("Terminé", "done"),
        ("TERMINE OUT-03", "done OUT-03"),
        ("C’est fait.", "done"),
        ("Néant", "nil"),
        ("neant", "nil"),
        ("Date : le 5 mars", "date 2013-03-05"),
        ("DATE le mardi 5 mars 2013", "date 2013-03-05"),
        ("En partie : l’annexe manque", "partly | l’annexe manque"),
        ("Aide OUT-03", "help OUT-03"),
        ("Annuler OUT-03", "undo OUT-03"),
        ("Décline, faute de moyens", "decline | faute de moyens"),
        ("HECHO OUT-03", "done OUT-03"),
        ("¡Hecho!", "done"),
        ("Listo. Gracias", "done"),
        ("Fecha: 5 de marzo de 2013", "date 2013-03-05"),
        ("Sin comentarios", "nil"),
        ("Parcialmente: falta el anexo", "partly | falta el anexo"),
        ("Ayuda", "help"),
        ("ГОТОВО OUT-03", "done OUT-03"),
        ("OUT-03 - готово", "done OUT-03"),
        ("Срок: до 5 марта 2013 г.", "date 2013-03-05"),
        ("Замечаний нет", "nil"),
        ("Частично, нет приложения", "partly | нет приложения"),
        ("Нужна помощь", "help"),
        ("Hazır OUT-03", "done OUT-03"),
        ("HAZIRDIR", "done"),
        ("Tarix: 5 mart 2013-cü il", "date 2013-03-05"),
        ("Qeyd yoxdur", "nil"),
        ("İmtina OUT-04", "decline OUT-04"),
        ("KÖMƏK", "help"),
        ("تم", "done"),
        ("تَمَّ OUT-03", "done OUT-03"),
        ("OUT-03: تم", "done OUT-03"),
        ("أُنجز", "done"),
        ("انجز", "done"),
        ("الموعد: ٥ مارس ٢٠١٣", "date 2013-03-05"),
        ("الموعد ٥/٣/٢٠١٣", "date 2013-03-05"),
        ("تم OUT-٠٣", "done OUT-03"),
        ("Tarix OUT-03 martın 5-dək", "date OUT-03 2013-03-05"),
        ("Срок: не позднее 5 марта", "date 2013-03-05"),
        ("لا توجد ملاحظات", "nil"),
        ("مساعدة", "help"),
        ("نعتذر عن المشاركة", "decline"),
    ] {
        assert_eq!(short(text), read, "{text}");
    }
}

#[test]
fn a_sentence_with_a_word_in_it_is_no_answer() {
    for text in [
        "not done yet",
        "We are done with the hotel but the flights are open.",
        "I cannot say it is done",
        "Done with the hotel, the flights are open.",
        "Done? Not yet.",
        "DONE?",
        "Done - not yet",
        "DONE, but the annex is missing",
        "Done, except for chapter 3",
        "done: isn't it?",
        "DONE by 5 March",
        "DONE 5 March",
        "Done soon",
        "DONE, DATE 5 March",
        "DONE OUT-03 next week",
        "DONE OUT-03, OUT-04, FIN-01: nil",
        "DONE OUT-03: nil",
        "Completed forms are attached",
        "DATE",
        "DATE not known",
        "DATE Friday",
        "Date: 5 or 6 March",
        "DATE 5 March or 6 March",
        "DATE 5 March, 6 March",
        "DATE 5-7 March",
        "DATE 5 March-7 March",
        "DATE 5-Mar-13-7",
        "DATE 19 February",
        "DATE 29 February",
        "OUT-03 done, OUT-04",
        "OUT-03 done OUT-04 nil",
        "DONE ОUТ-0З",
        "Date of birth 5.3.1970",
        "Later this week",
        "Help is not needed",
        "HELP - no longer needed",
        "help@forum.example",
        "Nil - but wait for our annex",
        "None of these",
        "Partly cloudy",
        "OUT-03",
        "OUT-03 is nearly done",
        "5 March",
        "",
        "Fait à Paris, le 5 mars 2013",
        "Pas encore fait",
        "Fait, mais sans l’annexe",
        "Hecho en México",
        "No hecho",
        "Не готово",
        "Готово, но без приложения",
        "Готово не всё",
        "Hazır deyil",
        "Hazır, lakin əlavə yoxdur",
        "لم يتم",
        "تم إرسال الوثيقة أمس",
        "تم، لكن الملحق ناقص",
        "نعتذر عن التأخير",
        "> DONE OUT-03",
        "| DONE OUT-03",
        "Dear colleagues,",
    ] {
        assert_eq!(short(text), "", "{text}");
        assert!(matches!(read(text, TODAY, &TASKS), Read::Unclear { .. }));
    }
}

#[test]
fn several_lines_answer_several_items_until_the_first_line_that_does_not() {
    let text = "Dear Ms Aliyeva,\n\nDONE OUT-03 - by courier\nOUT-04: date 5 March\n\nNIL GOV-01/unesco\n\n\
                Best regards\nA. Focal\nDONE FIN-01\n";
    assert_eq!(short(text), "done OUT-03 | by courier; date OUT-04 2013-03-05; nil GOV-01/unesco");
    assert_eq!(short("Здравствуйте!\nГотово OUT-03"), "done OUT-03");
    assert_eq!(short("السلام عليكم،\n\nتم OUT-03"), "done OUT-03");
    assert_eq!(short("Thank you for your mail.\nDONE OUT-03"), "", "the answer stands first");
}

const LEADS: [&str; 9] = [
    "On Tue, 19 Feb 2013 at 09:00, Secretariat <s@forum.example> wrote:",
    "On Tuesday, 19 February 2013 at 09:00, Secretariat of the World Forum\n<secretariat@forum.example> wrote:",
    "Le 19 févr. 2013 à 09:00, Secrétariat <s@forum.example> a écrit :",
    "El mar, 19 feb 2013 a las 9:00, Secretaría (<s@forum.example>) escribió:",
    "Am 19.02.2013 um 09:00 schrieb Sekretariat <s@forum.example>:",
    "вт, 19 февр. 2013 г. в 09:00, Секретариат <s@forum.example>:",
    "19.02.2013 09:00, Katiblik пишет:",
    "في الثلاثاء، ١٩ فبراير ٢٠١٣ ٠٩:٠٠ كتب الأمانة <s@forum.example>:",
    "Katiblik <s@forum.example>, 19 fev 2013, 09:00 tarixində yazdı:",
];

const OURS: &str = "Answer by reply:\n  DONE OUT-03\n  DATE OUT-03 2013-03-05\n";

#[test]
fn an_answer_stands_above_below_or_between_what_is_quoted() {
    let quoted = OURS.lines().fold(String::new(), |all, line| all + "> " + line + "\n");
    for lead in LEADS {
        assert_eq!(short(&format!("NIL OUT-04\n\n{lead}\n\n{quoted}")), "nil OUT-04", "{lead}");
        assert_eq!(short(&format!("{lead}\n{quoted}\nNIL OUT-04\n")), "nil OUT-04", "below {lead}");
        assert_eq!(short(&format!("{lead}\n{quoted}")), "", "only {lead}");
        assert_eq!(short(&format!("{lead}\n\n{OURS}")), "", "without marks: {lead}");
        assert_eq!(short(&format!("NIL OUT-04\n{lead}\n\n{OURS}")), "nil OUT-04", "without marks: {lead}");
        assert_eq!(short(&format!("See below.\n\n{lead}\n{quoted}\nNIL OUT-04\n")), "", "not first: {lead}");
    }
    assert_eq!(short("> your part of OUT-03\n\nDONE OUT-03\n\n> OUT-04\n\nNIL OUT-04"), "done OUT-03; nil OUT-04");
    assert_eq!(
        short("> Answer by replying with one word:\nDONE OUT-03 and so on"),
        "",
        "a line that was broken in two"
    );
    assert_eq!(short("> Answer by replying with one\nDONE OUT-03"), "", "a line that was broken in two");
}

#[test]
fn nothing_is_read_out_of_the_head_of_a_quoted_mail() {
    for head in [
        "From: Secretariat <s@forum.example>\nSent: Tuesday, 19 February 2013 09:00\nTo: A. Focal\nSubject: OUT-03",
        "De : Secrétariat\nEnvoyé : mardi 19 février 2013 09:00\nÀ : A. Focal\nObjet : OUT-03",
        "De: Secretaría\nEnviado el: martes, 19 de febrero de 2013\nPara: A. Focal\nAsunto: OUT-03",
        "*От:* Секретариат\n*Отправлено:* 19 февраля 2013\n*Кому:* A. Focal\n*Тема:* OUT-03",
        "Kimdən: Katiblik\nGöndərilib: 19 fevral 2013\nKimə: A. Focal\nMövzu: OUT-03",
        "من: الأمانة\nتاريخ الإرسال: 19 فبراير 2013\nإلى: A. Focal\nالموضوع: OUT-03",
        "Date: 5 March 2013\nFrom: s@forum.example\nTo: a@unesco.example",
        "Von: Sekretariat\nGesendet: 19. Februar 2013\nAn: A. Focal\nBetreff: OUT-03",
    ] {
        for rule in ["", "________________________________\n", "-----Original Message-----\n"] {
            assert_eq!(short(&format!("{rule}{head}\n\n{OURS}")), "", "{head}");
            assert_eq!(short(&format!("DONE OUT-04\n\n{rule}{head}\n\n{OURS}")), "done OUT-04", "{head}");
        }
    }
}

#[test]
fn signatures_end_a_reply() {
    for end in [
        "-- \nDONE OUT-03",
        "--\nDONE OUT-03",
        "Sent from my iPhone\nDONE OUT-03",
        "Envoyé de mon iPhone\nFAIT OUT-03",
        "Enviado desde mi iPhone\nHECHO OUT-03",
        "Отправлено с iPhone\nГОТОВО OUT-03",
        "أرسلت من iPhone\nتم OUT-03",
        "---------- Forwarded message ----------\nDONE OUT-03",
        "Begin forwarded message:\nDONE OUT-03",
        "Mensaje original\nHECHO OUT-03",
    ] {
        assert_eq!(short(end), "", "{end}");
        assert_eq!(short(&format!("NIL\n\n{end}")), "nil", "{end}");
    }
}

#[test]
fn what_was_not_understood_is_quoted_without_what_was_quoted() {
    let text = format!("I shall ask my colleague.\n\nA. Focal\n\n{}\n> DONE OUT-03\n", LEADS[0]);
    let Read::Unclear { quoted } = read(&text, TODAY, &TASKS) else { panic!() };
    assert_eq!(quoted, "I shall ask my colleague.\nA. Focal");
    let Read::Unclear { quoted } = read(&"words ".repeat(50_000), TODAY, &TASKS) else { panic!() };
    assert!(quoted.chars().count() <= 500);
    assert_eq!(answers(&"DONE OUT-03\n".repeat(1000)).len(), 100);
}

#[test]
fn a_said_word_is_what_the_lists_say() {
    assert_eq!(answers("PARTLY until 5 March: half of it")[0].said, Word::Partly);
    assert_eq!(short("PARTLY until 5 March: half of it"), "partly 2013-03-05 | half of it");
    assert_eq!(short("PARTLY OUT-03 5 March"), "partly OUT-03 2013-03-05");
}
