//! Drawings for the browser: [`Drawing`] to inline SVG.

use std::fmt::Write as _;

use crate::{
    render::theme::Theme,
    report::{Drawing, Ink, Shape, drawing::TextAnchor},
};

/// The fonts of a drawing outside a page: whatever sans-serif the system has.
const FONTS: &str = "'Noto Sans', 'DejaVu Sans', Arial, 'Noto Sans Arabic', sans-serif";

/// The drawing as an inline `<svg>` with its alternative text. All text in it is escaped.
pub fn to_svg(drawing: &Drawing, theme: &Theme) -> String {
    write_svg(drawing, &drawing.name, "", theme)
}

/// The drawing as a separate file, with a title and a font list. Its texts remain text.
pub fn to_svg_file(drawing: &Drawing, title: &str, theme: &Theme) -> String {
    let fonts = format!(" font-family=\"{FONTS}\"");
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", write_svg(drawing, title, &fonts, theme))
}

fn write_svg(drawing: &Drawing, title: &str, attributes: &str, theme: &Theme) -> String {
    let name = escape(&drawing.name);
    let title = escape(title);
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {w} {h}\" width=\"{w}pt\" height=\"{h}pt\" \
         aria-labelledby=\"{name}-title {name}-desc\"{attributes}><title id=\"{name}-title\">{title}</title>\
         <desc id=\"{name}-desc\">{}</desc>",
        escape(&drawing.alt),
        w = number(drawing.width),
        h = number(drawing.height),
    );
    for shape in &drawing.shapes {
        write_shape(&mut svg, shape, theme);
    }
    svg.push_str("</svg>");
    svg
}

fn write_shape(svg: &mut String, shape: &Shape, theme: &Theme) {
    let _ = match shape {
        Shape::Rect { x, y, width, height, radius, fill } => write!(
            svg,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"{}\"/>",
            number(*x),
            number(*y),
            number(*width),
            number(*height),
            number(*radius),
            theme.ink(*fill).hex(),
        ),
        Shape::Path { points, closed, fill, stroke, dash } => {
            let corners: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", number(*x), number(*y))).collect();
            let close = if *closed { "Z" } else { "" };
            write!(svg, "<path d=\"M{}{close}\"{}/>", corners.join("L"), paint(*fill, *stroke, *dash, theme))
        }
        Shape::Circle { cx, cy, r, fill, stroke } => write!(
            svg,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
            number(*cx),
            number(*cy),
            number(*r),
            paint(*fill, *stroke, 0.0, theme),
        ),
        Shape::Text { x, y, size, bold, ink, anchor, text, room: _ } => write!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} fill=\"{}\" text-anchor=\"{}\">{}</text>",
            number(*x),
            number(*y),
            number(*size),
            if *bold { " font-weight=\"bold\"" } else { "" },
            theme.ink(*ink).hex(),
            match anchor {
                TextAnchor::Start => "start",
                TextAnchor::Middle => "middle",
                TextAnchor::End => "end",
            },
            escape(text),
        ),
    };
}

fn paint(fill: Option<Ink>, stroke: Option<(Ink, f32)>, dash: f32, theme: &Theme) -> String {
    let mut attributes = format!(" fill=\"{}\"", fill.map_or_else(|| "none".into(), |ink| theme.ink(ink).hex()));
    if let Some((ink, width)) = stroke {
        let _ = write!(attributes, " stroke=\"{}\" stroke-width=\"{}\"", theme.ink(ink).hex(), number(width));
        if dash > 0.0 {
            let _ = write!(attributes, " stroke-dasharray=\"{}\"", number(dash));
        }
    }
    attributes
}

/// Two decimals, no trailing zeros; 0 for anything that is not finite.
fn number(value: f32) -> String {
    if !value.is_finite() {
        return "0".into();
    }
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub(in crate::render) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_the_picture_has_words() {
        let drawing = Drawing {
            name: "time\"line".into(),
            width: 100.0,
            height: 20.5,
            alt: "Gate 2 < Gate 3 & late".into(),
            shapes: vec![
                Shape::Text {
                    x: 1.0,
                    y: 2.0,
                    size: 8.0,
                    bold: true,
                    ink: Ink::Text,
                    anchor: TextAnchor::Middle,
                    text: "<script>alert(1)</script>".into(),
                    room: None,
                },
                Shape::Path {
                    points: vec![(0.0, 0.0), (10.0, 0.333)],
                    closed: false,
                    fill: None,
                    stroke: Some((Ink::Line, 0.5)),
                    dash: 2.0,
                },
            ],
        };
        let svg = to_svg(&drawing, &Theme::default());
        assert!(
            svg.contains("role=\"img\"") && svg.contains("<desc id=\"time&quot;line-desc\">Gate 2 &lt; Gate 3 &amp;")
        );
        assert!(svg.contains("&lt;script&gt;") && !svg.contains("<script>"));
        assert!(svg.contains("d=\"M0 0L10 0.33\"") && svg.contains("stroke-dasharray=\"2\""));
    }
}
