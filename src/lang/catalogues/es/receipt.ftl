# awaiting native review

## The receipt for an answer by mail

receipt-subject = Registrado: { $what }
receipt-subject-many = { $count ->
    [one] Registrada: { $count } respuesta
   *[other] Registradas: { $count } respuestas
}
receipt-subject-again = No registrado: escriba de nuevo su respuesta
receipt-intro = Gracias por su mensaje. Queda registrado:
receipt-intro-none = Gracias por su mensaje. No se ha podido registrar nada en él como respuesta; la secretaría lo leerá.
receipt-change = Cuenta la última respuesta: para cambiarla, responda de nuevo mientras el punto esté abierto.
receipt-same = Ya estaba registrado así.
receipt-refused = No registrado
receipt-problem = { $problem ->
    [which] tiene varios puntos abiertos: indique el número del que se trata
    [unknown] ningún punto con ese número le concierne: compruebe el número
    [reason] indique el motivo en la misma línea, para que los demás lo sepan
    [lead] usted dirige este punto: escriba DONE, o diga a la secretaría que ya no hace falta
    [closed] está cerrado y ya no hace falta respuesta
   *[other] no se ha podido registrar así; la secretaría lo leerá
}
receipt-problem-day = indique un día posterior a hoy, por ejemplo el { $date }
receipt-quoted = Lo que hemos leído
receipt-intro-sealed = Gracias por su mensaje. Está cifrado y esta dirección no puede abrirlo, de modo que no se ha podido registrar nada. Le rogamos que responda en la página o con un mensaje sin cifrar.
receipt-read-as = Su mensaje no indica su juego de caracteres; se ha leído como { $charset }. Si algo no es correcto, le rogamos que responda de nuevo.
