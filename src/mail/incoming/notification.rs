//! What Amazon SES writes of a mail: JSON in a mail, for those who send through it.

use serde::Deserialize;

/// A notification, as far as it is used.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Notification {
    #[serde(rename = "notificationType")]
    kind: String,
    bounce: Option<Bounce>,
    delivery: Option<Delivery>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    #[serde(default)]
    bounced_recipients: Vec<Bounced>,
}

/// What is told of a recipient whom the mail did not reach.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bounced {
    pub(super) email_address: String,
    #[serde(default)]
    pub(super) status: String,
    #[serde(default)]
    pub(super) diagnostic_code: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Delivery {
    #[serde(default)]
    recipients: Vec<String>,
}

impl Notification {
    /// The notification that a text begins with.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim_start();
        if !text.starts_with('{') || !text.contains("\"notificationType\"") {
            return None;
        }
        // Sendmail breaks lines that are too long with `!`.
        let whole = text.replace("!\n ", "");
        serde_json::Deserializer::from_str(&whole).into_iter().next()?.ok()
    }

    /// True for a complaint.
    pub(super) fn is_complaint(&self) -> bool {
        self.kind == "Complaint"
    }

    /// The recipients whom the mail did not reach.
    pub(super) fn bounced(&self) -> &[Bounced] {
        self.bounce.as_ref().map_or(&[], |bounce| &bounce.bounced_recipients)
    }

    /// The recipients whom the mail reached.
    pub(super) fn delivered(&self) -> &[String] {
        self.delivery.as_ref().map_or(&[], |delivery| &delivery.recipients)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notification_is_read_though_a_line_of_it_was_broken() {
        let text = "{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{\"emailAddress\":\"a@b.ex!\n ample\",\
                    \"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 unknown\"}]},\"mail\":{}}\n\n--\nTo stop this …";
        let notification = Notification::read(text).unwrap();
        assert_eq!(notification.bounced()[0].email_address, "a@b.example");
        assert!(!notification.is_complaint() && notification.delivered().is_empty());
        assert!(Notification::read("{\"notificationType\":\"Complaint\"}").unwrap().is_complaint());
        assert!(Notification::read(&("{\"notificationType\":".to_owned() + &"[".repeat(100_000))).is_none());
    }
}
