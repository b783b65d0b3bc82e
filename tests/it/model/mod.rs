//! When somebody is reminded, by a second and simpler reading of the rules: whatever is written, answered and held, daemon and
//! rehearsal send what the model says.
//!
//! It shares nothing with the engine. It looks at every moment at which anything could begin, and asks of each what the documents
//! say of it.
//!
//! `MODEL_SEED=5 MODEL_CASES=300 cargo test --test it model` plays others than the forty of every run.

mod forecast;
mod generator;
mod ladder;
mod letters;
mod office;
mod played;
mod reader;
mod restrictions;
mod scenario;
mod standing;
mod yaml;

use proptest::{
    prelude::{ProptestConfig, proptest},
    test_runner::RngSeed,
};

use self::{
    forecast::{Forecast, forecast},
    played::Played,
    reader::Post,
    scenario::{Act, Scenario},
};
use crate::world::World;

fn begun(scenario: &Scenario) -> World {
    World::new(&yaml::written(scenario), &scenario.begins_at().to_string())
}

/// Compares, and says where the two part.
fn compare(who: &str, scenario: &Scenario, model: &Forecast, played: Played) {
    let ordered = |mut posts: Vec<Post>| {
        posts.sort();
        posts
    };
    let (wanted, found) = (ordered(model.posts.clone()), ordered(played.posts));
    let differs = wanted.iter().zip(&found).position(|(wanted, found)| wanted != found);
    let differs = differs.or((wanted.len() != found.len()).then_some(wanted.len().min(found.len())));
    let line = |post: Option<&Post>| post.map_or_else(|| "nothing".into(), |post| format!("{post:?}"));
    if let Some(place) = differs {
        panic!("model: {}\n{who}: {}\n{scenario:?}", line(wanted.get(place)), line(found.get(place)));
    }
    assert_eq!(model.drafts, played.drafts, "drafts of the model, drafts of the {who}\n{scenario:?}");
}

fn config() -> ProptestConfig {
    #[expect(clippy::disallowed_methods, reason = "a person plays other scenarios than those of every run")]
    let wanted = |name: &str| std::env::var(name).ok().map(|number| number.parse().unwrap());
    let rng_seed = RngSeed::Fixed(wanted("MODEL_SEED").unwrap_or(2027));
    let cases = wanted("MODEL_CASES").map_or(40, |cases| cases as u32);
    ProptestConfig { cases, max_shrink_iters: 200, rng_seed, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn daemon_and_rehearsal_send_what_the_model_says(scenario in generator::scenario()) {
        let model = forecast(&scenario);
        let mut world = begun(&scenario);
        let is_rehearsable = |act: &Act| !matches!(act, Act::Release | Act::Withdraw);
        if model.script.iter().all(|(_, act)| is_rehearsable(act)) {
            let rehearsed = played::rehearsal(&mut world, &scenario, &model);
            compare("rehearsal", &scenario, &model, rehearsed);
        }
        let sent = played::daemon(&mut world, &scenario, &model);
        compare("daemon", &scenario, &model, sent);
    }
}
