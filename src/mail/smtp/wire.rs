//! The connection to a server: sends commands and reads complete replies, bounded and in step.

use std::{fmt::Display, io, time::Duration};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use tokio_rustls::client::TlsStream;

use super::{
    fault::Broken,
    reply::{Assembly, NoReply, Reply},
    tls::Tls,
};

/// How many bytes are read at once, and how many bytes of a text are written at once.
const BLOCK_BYTES: usize = 16 * 1024;

/// A connection, encrypted or not.
pub(super) struct Wire {
    stream: Stream,
    /// What arrived after the last reply: nothing, as long as the server waits its turn.
    unread: Vec<u8>,
}

enum Stream {
    Plain(TcpStream),
    Secured(Box<TlsStream<TcpStream>>),
    /// During the TLS handshake; permanently if that fails.
    None,
}

impl Stream {
    async fn read(&mut self, block: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(stream) => stream.read(block).await,
            Self::Secured(stream) => stream.read(block).await,
            Self::None => Ok(0),
        }
    }

    async fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::Plain(stream) => stream.write_all(bytes).await,
            Self::Secured(stream) => {
                stream.write_all(bytes).await?;
                stream.flush().await
            }
            Self::None => Err(io::ErrorKind::NotConnected.into()),
        }
    }
}

impl Wire {
    /// A connection over which nothing has been sent yet.
    pub(super) fn new(stream: TcpStream) -> Self {
        Self { stream: Stream::Plain(stream), unread: Vec::new() }
    }

    /// Encrypts the connection. Anything that the server sent unasked before is discarded, as it may have been injected
    /// in transit (RFC 3207 section 4.2).
    pub(super) async fn secure(&mut self, tls: &Tls) -> Result<(), Broken> {
        self.unread.clear();
        if let Stream::Plain(stream) = std::mem::replace(&mut self.stream, Stream::None) {
            let secured = tls.handshake(stream).await.map_err(|error| Broken::closed(&error))?;
            self.stream = Stream::Secured(Box::new(secured));
        }
        Ok(())
    }

    /// Sends a command, including its line end, and returns the reply.
    pub(super) async fn command(&mut self, command: impl Display) -> Result<Reply, Broken> {
        match self.overhear(Duration::ZERO).await? {
            None => self.send(command).await,
            // The server is closing the connection, which it may announce at any time (RFC 5321 section 3.8).
            Some(said) if said.code == 421 => Ok(said),
            Some(said) => Err(Broken::OutOfTurn(said.words())),
        }
    }

    /// The same, without checking whether the server sent something before.
    pub(super) async fn send(&mut self, command: impl Display) -> Result<Reply, Broken> {
        let sent = self.stream.write(command.to_string().as_bytes()).await;
        self.answer_to(sent).await
    }

    /// Writes part of a text. If the server sends something in the middle of it, which is never good news, returns
    /// that.
    pub(super) async fn write(&mut self, text: &[u8]) -> Result<Option<Reply>, Broken> {
        for block in text.chunks(BLOCK_BYTES) {
            if let Some(said) = self.overhear(Duration::ZERO).await? {
                return Ok(Some(said));
            }
            if let Err(error) = self.stream.write(block).await {
                return self.answer_to(Err(error)).await.map(Some);
            }
        }
        Ok(None)
    }

    /// Listens for `pause`, in case the server hangs up or sends something unasked. `None` if it is quiet.
    pub(super) async fn overhear(&mut self, pause: Duration) -> Result<Option<Reply>, Broken> {
        if self.unread.is_empty() {
            let mut block = vec![0; BLOCK_BYTES];
            let heard = if pause.is_zero() {
                // A timer waits at least a millisecond. Data that has already arrived becomes visible once the runtime
                // has had a chance to poll.
                tokio::task::yield_now().await;
                tokio::select! {
                    biased;
                    read = self.stream.read(&mut block) => Some(read),
                    () = std::future::ready(()) => None,
                }
            } else {
                tokio::time::timeout(pause, self.stream.read(&mut block)).await.ok()
            };
            match heard {
                None => return Ok(None),
                Some(read) => self.unread.extend_from_slice(&block[..some(read)?]),
            }
        }
        self.reply().await.map(Some)
    }

    /// Reads one reply.
    pub(super) async fn reply(&mut self) -> Result<Reply, Broken> {
        let mut assembly = Assembly::default();
        let mut block = vec![0; BLOCK_BYTES];
        loop {
            match assembly.take(&mut self.unread) {
                Ok(Some(reply)) => return Ok(reply),
                Ok(None) => {}
                Err(NoReply::Endless(why)) => return Err(Broken::Endless(why)),
                Err(NoReply::Senseless(words)) => return Err(Broken::Senseless(words)),
            }
            let read = some(self.stream.read(&mut block).await)?;
            self.unread.extend_from_slice(&block[..read]);
        }
    }

    /// The reply to what was sent. A server that hangs up may have given the reason before.
    async fn answer_to(&mut self, sent: io::Result<()>) -> Result<Reply, Broken> {
        match sent {
            Ok(()) => self.reply().await,
            Err(error) => self.reply().await.map_err(|_| Broken::closed(&error)),
        }
    }
}

/// How many bytes were read; reading none means that the connection was closed.
fn some(read: io::Result<usize>) -> Result<usize, Broken> {
    match read {
        Ok(0) => Err(Broken::Closed("the server closed it".to_owned())),
        Ok(bytes) => Ok(bytes),
        Err(error) => Err(Broken::closed(&error)),
    }
}
