//! When each rung of a ladder is due for one recipient.
