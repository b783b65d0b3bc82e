# awaiting native review

## The page on which partners answer

page-heading = Su respuesta
page-heading-many = Sus respuestas
page-intro = Elija lo que corresponda y pulse el botón. Nada se registra antes y no hace falta contraseña.
page-due = Vence el { $date }
page-due-past = Venció el { $date }
page-promised = Prometido para el { $date }
page-led = Dirige: { $lead }
page-brings = Lo que debe entregarse: { $what }
page-said = Registrado el { $date }: { $said }
page-choice-done = Está hecho
page-choice-partly = Hecho en parte; el resto seguirá
page-choice-late = Será más tarde
page-choice-nil = No tenemos nada que aportar
page-choice-decline = No participamos en esto
page-choice-hand_over = Se encargará una persona de mi organización
page-choice-help = Necesito ayuda
page-choice-not_done = Retirar lo registrado
page-until = ¿Para qué día?
page-until-hint = Por ejemplo: 27 3 2027
page-day = Día
page-month = Mes
page-year = Año
page-note = Nota
page-note-hint = Qué falta, por qué o qué necesita. La leerán los demás participantes.
page-link = Dónde está el documento (opcional)
page-link-hint = Una dirección que empiece por https://. Se guarda como texto; no la abrimos.
page-to = Correo electrónico de su colega
page-send = Enviar
page-errors = Revise lo siguiente
page-error-choose = Elija una respuesta
page-error-day = Escriba el día, por ejemplo 27 3 2027
page-error-past = Elija un día posterior a hoy
page-error-far = Faltan años para ese día: revise el año
page-error-reason = Diga por qué, para que los demás lo sepan
page-error-address = Escriba un correo electrónico, por ejemplo nombre@organizacion.example
page-error-link = Escriba la dirección completa, que empiece por https://
page-error-long = Acorte la nota a { $count } caracteres como máximo
page-error-refused = No se pudo registrar así
page-thanks = Gracias. Queda registrado:
page-thanks-change = Puede cambiarlo con el mismo enlace mientras el punto esté abierto.
page-consent-late = Quien dirige debe aceptar ese día; hasta entonces vale el anterior.
page-consent-hand_over = La secretaría confirmará a su colega.
page-none = En este momento no tiene nada pendiente. Gracias.
page-closed = Este punto está cerrado
page-closed-text = Ya no hace falta respuesta. Si tiene algo que añadir, escriba a la secretaría.
page-expired = Este enlace ya no es válido
page-expired-text = Use el enlace de nuestro último mensaje o pida uno nuevo a la secretaría. No se ha cambiado nada.
page-unknown = Este enlace no funciona
page-unknown-text = Quizá lo cortó un programa de correo: cópielo entero del mensaje. No se ha cambiado nada.
page-problem = No ha funcionado
page-problem-text = No se registró nada. Inténtelo de nuevo en unos minutos o responda a nuestro mensaje.
page-contact = ¿Preguntas?
page-language = Idioma
page-back = Volver al formulario
page-fresh = Podemos enviar un nuevo enlace a la dirección a la que se envió este.
page-fresh-send = Enviarme un nuevo enlace
page-sent = Revise su buzón
page-sent-text = Si la dirección a la que se envió este enlace aún puede responder, un nuevo enlace está en camino. Se envía como máximo uno al día. Si no llega, escriba a la secretaría.

## What the lead of a task sees of the parts of others

page-choice-returned = Devuelto: falta algo
page-choice-agreed = De acuerdo con el día posterior
page-choice-refused = No se acepta: vale el día anterior
page-parts = Lo que han dicho los demás
page-own = Su propia respuesta
page-part-said = Ha respondido
page-part-silent = Solicitado; aún sin respuesta
page-part-not_reached = Sin contacto: ninguna dirección acepta nuestro correo
page-part-not_asked = Aún no solicitado
page-asks-until = Pide plazo hasta el { $date }; usted decide
page-reason = ¿Por qué? El socio lo leerá.
page-review-none = Dejarlo como está

## The page of everything that concerns a person

page-coming = Más adelante
page-said-before = Lo que ha respondido
page-everything = Todo lo que le concierne
page-calendar = Sus fechas en su propio calendario
page-calendar-text = Suscríbase a esta dirección en su calendario. Muestra sus fechas y no sirve para responder; quien la tenga puede verlas.
page-wishes = Cómo le escribimos
page-wishes-language = Idioma de nuestros mensajes
page-wishes-digest = Día de la lista periódica
page-wishes-arranged = Según lo acordado por la secretaría
page-wishes-save = Guardar
page-saved = Guardado
page-saved-text = En adelante le escribimos así.
page-leaving = ¿Es otra persona responsable?
page-leaving-text = Díganoslo y la secretaría hará el cambio. Si indica una dirección de su propia organización, los asuntos pendientes pasan a ella de inmediato.
page-leaving-confirm = Ya no soy responsable de esto
page-leaving-successor = Correo electrónico de quien lo es (opcional)
page-leaving-note = Nombre, función u otra información útil (opcional)
page-leaving-send = Avisar a la secretaría
page-left = Gracias por avisarnos
page-left-text = La secretaría está informada y se ocupará de ello.
page-left-handed = Lo pendiente se ha traspasado a { $address }.
weekday-mon = lunes
weekday-tue = martes
weekday-wed = miércoles
weekday-thu = jueves
weekday-fri = viernes
weekday-sat = sábado
weekday-sun = domingo

## The mail that brings a new link

fresh-subject = Un nuevo enlace para responder
fresh-intro = Ha pedido un nuevo enlace porque uno anterior ya no funciona. Este abre su página, sin cuenta ni contraseña:
fresh-unasked = Si no lo ha pedido, no tiene que hacer nada: no se ha cambiado nada.
