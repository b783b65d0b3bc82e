//! What refusals mean, one after the other.

use std::convert::Infallible;

use super::*;

const NOON: &str = "2026-11-30T12:00:00Z";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn refused(address: &str, reply: &str) -> Delivery {
    Delivery::all(&[address.to_owned()], &Outcome::AddressRefused { reply: reply.to_owned() })
}

fn taken(address: &str) -> Delivery {
    Delivery::all(&[address.to_owned()], &Outcome::Accepted { reply: "250 ok".to_owned() })
}

fn ours(address: &str) -> Delivery {
    Delivery::all(&[address.to_owned()], &Outcome::Ours { reply: "554 5.7.1 blocked".to_owned() })
}

fn new() -> Suspicion {
    Suspicion { own: BTreeSet::from(["us.example".to_owned()]), ..Suspicion::default() }
}

fn weigh(suspicion: &mut Suspicion, key: &str, delivery: &Delivery, now: Timestamp) -> Meaning {
    suspicion.weigh((&key.into(), None), delivery, now, |_| Ok::<_, Infallible>(None)).unwrap()
}

/// What each reply of a day means to a server of which nothing is known.
fn play(deliveries: &[Delivery]) -> Vec<Meaning> {
    let mut suspicion = new();
    let numbered = deliveries.iter().enumerate();
    numbered.map(|(number, said)| weigh(&mut suspicion, &format!("m{number}"), said, at(NOON))).collect()
}

fn is_against_us(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::AgainstUs(_))
}

#[test]
fn three_domains_in_a_row_refused_alike_are_no_fault_of_theirs() {
    let said = |address: &str| refused(address, &format!("550 <{address}> rejected, number {}", address.len()));
    let mut meanings = play(&[said("a@one.example"), said("b@two.example"), said("c@three.example")]);
    let Some(Meaning::AgainstUs(wronged)) = meanings.pop() else { panic!("{meanings:?}") };
    assert_eq!(wronged.mails, ["m0".into(), "m1".into()]);
    assert_eq!((wronged.failed, wronged.put_off), (0, 2), "nothing was believed yet");
    assert_eq!(wronged.words, "550 <c@three.example> rejected, number 15");
    let one_domain = play(&[said("a@one.example"), said("b@one.example"), said("c@one.example")]);
    assert!(!one_domain.iter().any(is_against_us), "{one_domain:?}");
}

#[test]
fn a_bare_refusal_is_believed_once_the_server_takes_mail_for_others() {
    let bare = |address: &str| refused(address, "550 rejected");
    assert_eq!(play(&[bare("a@one.example")]), [Meaning::Unclear]);
    assert_eq!(play(&[taken("z@zero.example"), bare("a@one.example")]), [Meaning::AsSaid, Meaning::AsSaid]);
    let at_home = play(&[taken("z@us.example"), bare("a@one.example")]);
    assert_eq!(at_home, [Meaning::AsSaid, Meaning::Unclear], "its own mail any server takes");
    let unknown = play(&[refused("a@one.example", "550 no such user")]);
    assert_eq!(unknown, [Meaning::AsSaid], "these words are about the address");
    let mut suspicion = new();
    let yesterday = at(NOON) - TRUSTED_FOR;
    let said = suspicion
        .weigh((&"m".into(), Some(yesterday)), &bare("a@one.example"), at(NOON), |_| Ok::<_, Infallible>(None));
    assert_eq!(said, Ok(Meaning::AsSaid), "it has kept to it for a day");
}

#[test]
fn what_tells_addresses_apart_is_believed() {
    let bare = |address: &str| refused(address, "550 rejected");
    let three = [bare("a@one.example"), bare("b@two.example"), bare("c@three.example")];
    let other = refused("b@two.example", "550 5.1.1 no such user");
    let meanings = play(&[three[0].clone(), other, three[1].clone(), three[2].clone()]);
    assert!(!meanings.iter().any(is_against_us), "{meanings:?}");
    let coded = |address: &str| refused(address, "550 5.1.1 no such user");
    let meanings = play(&[coded("a@one.example"), coded("b@two.example"), coded("c@three.example")]);
    assert_eq!(meanings, [Meaning::AsSaid, Meaning::AsSaid, Meaning::AsSaid]);
}

#[test]
fn three_in_a_row_after_the_server_took_something_lose_nothing_either() {
    let bare = |address: &str| refused(address, "550 rejected");
    let three = [bare("a@one.example"), bare("b@two.example"), bare("c@three.example")];
    let mut suspicion = new();
    weigh(&mut suspicion, "m", &taken("z@zero.example"), at(NOON));
    let later = at(NOON) + SignedDuration::from_hours(1);
    assert_eq!(weigh(&mut suspicion, "m0", &three[0], later), Meaning::AsSaid);
    weigh(&mut suspicion, "home", &taken("s@us.example"), later);
    assert_eq!(
        weigh(&mut suspicion, "m1", &three[1], later),
        Meaning::Unclear,
        "at a second domain, in the same words"
    );
    let Meaning::AgainstUs(wronged) = weigh(&mut suspicion, "m2", &three[2], later) else { panic!() };
    assert_eq!((wronged.failed, wronged.put_off), (1, 1));
    assert!(is_against_us(&weigh(&mut suspicion, "m3", &bare("d@four.example"), later)), "until it takes one again");
}

/// What a refusal means that is given to a mail once more, that many minutes after noon; the mail was first refused then.
fn once_more(suspicion: &mut Suspicion, key: &str, delivery: &Delivery, minutes: i64) -> Meaning {
    let now = at(NOON) + SignedDuration::from_mins(minutes);
    suspicion.weigh((&key.into(), Some(at(NOON))), delivery, now, |_| Ok::<_, Infallible>(None)).unwrap()
}

#[test]
fn two_domains_of_which_none_takes_mail_for_an_hour_are_no_fault_of_theirs() {
    let named = |address: &str| refused(address, &format!("550 {}: mailbox unavailable", domain_of(address)));
    let (a, b) = (named("a@one.example"), named("b@us.example"));
    for first_is_believed in [true, false] {
        let mut suspicion = new();
        if first_is_believed {
            suspicion.take(false, at(NOON));
        }
        let first = if first_is_believed { Meaning::AsSaid } else { Meaning::Unclear };
        assert_eq!(weigh(&mut suspicion, "m0", &a, at(NOON)), first);
        assert_eq!(weigh(&mut suspicion, "m1", &b, at(NOON)), Meaning::Unclear);
        assert_eq!(once_more(&mut suspicion, "m1", &b, 59), Meaning::Unclear);
        let Meaning::AgainstUs(wronged) = once_more(&mut suspicion, "m1", &b, 60) else { panic!() };
        assert_eq!(wronged.mails, ["m0".into()]);
        assert_eq!((wronged.failed, wronged.put_off), if first_is_believed { (1, 0) } else { (0, 1) });
        assert!(wronged.is_refusal);
    }
}

#[test]
fn mailboxes_that_are_really_gone_are_no_outage() {
    let bare = |address: &str| refused(address, "550 mailbox unavailable");
    // At one domain, however many they are.
    let mut suspicion = new();
    for (key, address) in [("m0", "a@one.example"), ("m1", "b@one.example"), ("m2", "c@one.example")] {
        for minutes in [0, 120, 24 * 60 - 1] {
            assert_eq!(once_more(&mut suspicion, key, &bare(address), minutes), Meaning::Unclear);
        }
        assert_eq!(once_more(&mut suspicion, key, &bare(address), 24 * 60), Meaning::AsSaid, "after a day");
    }
    // At two, if the server takes a mail for others after it refused them.
    let (a, b) = (bare("a@one.example"), bare("b@two.example"));
    let mut suspicion = new();
    weigh(&mut suspicion, "m0", &a, at(NOON));
    weigh(&mut suspicion, "m1", &b, at(NOON));
    weigh(&mut suspicion, "m", &taken("z@zero.example"), at(NOON) + SignedDuration::from_mins(50));
    for minutes in [60, 70, 180] {
        assert_eq!(once_more(&mut suspicion, "m0", &a, minutes), Meaning::AsSaid, "after {minutes} min");
        assert_eq!(once_more(&mut suspicion, "m1", &b, minutes), Meaning::AsSaid, "after {minutes} min");
    }
    // At two, if it says that they do not exist, or tells a third address apart.
    for (said, third) in [("550 no such user", None), ("550 rejected", Some("550 5.1.1 no such user"))] {
        let (a, b) = (refused("a@one.example", said), refused("b@two.example", said));
        let mut suspicion = new();
        if let Some(third) = third {
            weigh(&mut suspicion, "m", &refused("z@zero.example", third), at(NOON));
        }
        for minutes in [0, 60, 24 * 60 - 1] {
            let both = [once_more(&mut suspicion, "m0", &a, minutes), once_more(&mut suspicion, "m1", &b, minutes)];
            assert!(!both.iter().any(is_against_us), "{said} after {minutes} min: {both:?}");
        }
    }
}

#[test]
fn what_the_server_did_not_say_itself_is_no_word_against_us() {
    let refused = |address: &str, reply: &str| {
        Delivery::all(&[address.to_owned()], &Outcome::MailRefused { reply: reply.to_owned() })
    };
    for reply in
        ["the mail is too large: it has 9 bytes, and the mail server takes 8 bytes at most", "552 5.3.4 too big"]
    {
        let said = |address: &str| refused(address, reply);
        let meanings = play(&[said("a@one.example"), said("b@two.example"), said("c@three.example")]);
        assert_eq!(meanings, [Meaning::AsSaid, Meaning::AsSaid, Meaning::AsSaid], "{reply}");
    }
}

#[test]
fn mails_that_are_all_refused_at_their_end_are_not_all_bad() {
    let spam = |address: &str| {
        Delivery::all(&[address.to_owned()], &Outcome::MailRefused { reply: "554 5.7.1 quota exceeded".to_owned() })
    };
    let meanings = play(&[spam("a@one.example"), spam("b@two.example"), spam("c@three.example")]);
    assert!(is_against_us(&meanings[2]), "{meanings:?}");
}

#[test]
fn who_alone_refuses_us_holds_up_nobody_else() {
    let blocked = ours("a@one.example");
    assert_eq!(play(std::slice::from_ref(&blocked)), [Meaning::AsSaid], "nobody else was asked");
    let mut suspicion = new();
    weigh(&mut suspicion, "m", &taken("z@zero.example"), at(NOON));
    for days in 0..5 {
        let now = at(NOON) + SignedDuration::from_hours(24 * days + 1);
        let since = at(NOON) + SignedDuration::from_hours(1);
        let said = suspicion.weigh((&"m0".into(), Some(since)), &blocked, now, |_| Ok::<_, Infallible>(None));
        assert_eq!(said, Ok(Meaning::AsSaid), "day {days}: others were written to when it began");
    }
    let later = at(NOON) + SignedDuration::from_hours(24 * 6);
    let before = |_: &str| Ok::<_, Infallible>(Some(at(NOON)));
    let said = suspicion.weigh((&"m1".into(), None), &blocked, later, before);
    assert_eq!(said, Ok(Meaning::AsSaid), "it did so before");
    let second = weigh(&mut suspicion, "m2", &ours("b@two.example"), later);
    assert!(is_against_us(&second), "nobody has taken any for days, and now a second domain does not: {second:?}");
}

#[test]
fn of_one_mail_refused_by_policy_nobody_knows_whose_fault_it_is_until_another_is_tried() {
    let blocked = [ours("a@one.example"), ours("b@two.example")];
    let taken_next = play(&[blocked[0].clone(), taken("z@zero.example"), blocked[1].clone()]);
    assert!(!taken_next.iter().any(is_against_us), "{taken_next:?}");
    let same_domain = play(&[blocked[0].clone(), ours("c@one.example")]);
    assert!(!same_domain.iter().any(is_against_us), "{same_domain:?}");
    let ours_taken = play(&[blocked[0].clone(), taken("s@us.example"), blocked[1].clone()]);
    assert!(is_against_us(&ours_taken[2]), "its own mail any server takes: {ours_taken:?}");
    let mut both = play(&blocked);
    let Some(Meaning::AgainstUs(wronged)) = both.pop() else { panic!("{both:?}") };
    assert_eq!((wronged.mails, wronged.put_off, wronged.words.as_str()), (vec!["m0".into()], 1, "554 5.7.1 blocked"));
    assert!(wronged.is_refusal);
}

#[test]
fn one_mail_that_is_refused_by_policy_for_long_while_there_is_no_other_is_told_as_that() {
    for (minutes, is_ours) in [(21, false), (81, true)] {
        let mut suspicion = new();
        let since = Some(at(NOON) - SignedDuration::from_mins(minutes));
        let said = suspicion
            .weigh((&"m".into(), since), &ours("a@one.example"), at(NOON), |_| Ok::<_, Infallible>(None))
            .unwrap();
        assert_eq!(is_against_us(&said), is_ours, "after {minutes} min: {said:?}");
        if let Meaning::AgainstUs(wronged) = said {
            assert_eq!(wronged.words, "554 5.7.1 blocked (nobody else was written to)");
        }
    }
}

#[test]
fn a_server_that_is_busy_for_hours_for_everybody_has_something_against_us() {
    let busy = |address: &str| {
        let reply = "450 4.7.1 cannot find your hostname, try 4711".to_owned();
        Delivery::all(&[address.to_owned()], &Outcome::Transient { reply })
    };
    let three = ["a@one.example", "b@two.example", "c@three.example"];
    for (hours, is_ours) in [(1, false), (5, true)] {
        let mut suspicion = new();
        let since = Some(at(NOON) - SignedDuration::from_hours(hours));
        let said = three.map(|address| {
            suspicion.weigh((&address.into(), since), &busy(address), at(NOON), |_| Ok::<_, Infallible>(None)).unwrap()
        });
        assert_eq!(said.iter().any(is_against_us), is_ours, "after {hours} h: {said:?}");
    }
}
