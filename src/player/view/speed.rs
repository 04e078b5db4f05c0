//! The choice of speed: a native list, which every platform shows and reads in its own best way.

use yew::prelude::*;

use super::choice::property;
use super::icons::{Icon, draw};
use super::{ControlsContext, read_with};
use crate::player::platform::form_control::number_of;
use crate::player::state::command::Command;
use crate::player::state::decimal;
use crate::player::state::preferences::RATES;

pub fn speed_choice(context: ControlsContext<'_>) -> Html {
    let current = context.state.rate;
    let onchange = read_with(context.run, |event: Event| {
        number_of(&event).map(Command::SetRate)
    });
    let options = offered(current).into_iter().map(|rate| {
        let value = AttrValue::from(decimal::write(rate));
        html! {
            <option key={&*value} value={value.clone()} selected={rate == current}>{ value.clone() }{ "×" }</option>
        }
    });
    let label = context.strings.speed;
    html! {
        <span class="player-rate" dir="ltr">
            <select class="player-rate-list" part="rate" aria-label={label} title={label}
                ~value={property(&decimal::write(current))} {onchange}>
                { for options }
            </select>
            { draw(Icon::CHEVRON) }
        </span>
    }
}

/// The speeds on offer, and the one that the page has set if it is none of them.
fn offered(rate: f64) -> Vec<f64> {
    let mut rates = RATES.to_vec();
    if !rates.contains(&rate) {
        let at = rates.partition_point(|other| *other < rate);
        rates.insert(at, rate);
    }
    rates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speed_that_the_page_sets_is_on_the_list() {
        assert_eq!(offered(1.0), RATES);
        assert_eq!(offered(1.1).get(2..5), Some([1.0, 1.1, 1.25].as_slice()));
        assert_eq!(offered(0.6).len(), RATES.len() + 1);
    }
}
