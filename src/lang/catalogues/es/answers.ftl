# awaiting native review

# What people write in replies, and what their mail programs add: read by a program, alternatives between `|`. Capitals,
# accents, vowel marks and the forms of alef are forgiven, so one spelling is enough.

## Words that begin an answer; a word with another usual meaning at the head of a sentence does not belong here

answer-word-done = hecho | listo | terminado | completado | entregado | realizado
answer-word-partly = parcial | parcialmente | en parte
answer-word-date = fecha | nueva fecha | aplazado | más tarde
answer-word-nil = ninguno | ninguna | nada que informar | nada que añadir | nada que aportar | sin comentarios | sin observaciones | sin novedad
answer-word-decline = declino | declinamos | declinar | rechazo
answer-word-help = ayuda | necesito ayuda | necesitamos ayuda
answer-word-undo = deshacer | anular
amount-word-paid = pagado | abonado | hemos pagado | pago
amount-word-signed = firmado | hemos firmado

## What may stand beside them

answer-also = y | e
answer-thanks = gracias | muchas gracias | saludos | un saludo | saludos cordiales | atentamente | cordialmente
answer-greetings = estimado | estimada | estimados | estimadas | hola | buenos días | buenas tardes | buen día | señor | señora | excelencia

# These make an answer uncertain: `done, but the annex is missing`

answer-negations = no | nunca | tampoco | sin | ni
answer-doubts = todavía | aún | pero | salvo | excepto | casi | si | pronto | mañana | incompleto

## Dates

written-month-1 = enero | ene
written-month-2 = febrero | feb
written-month-3 = marzo | mar
written-month-4 = abril | abr
written-month-5 = mayo
written-month-6 = junio | jun
written-month-7 = julio | jul
written-month-8 = agosto | ago
written-month-9 = septiembre | setiembre | sept | sep
written-month-10 = octubre | oct
written-month-11 = noviembre | nov
written-month-12 = diciembre | dic
written-weekdays = lunes | lun | martes | miércoles | mié | jueves | jue | viernes | vie | sábado | sáb | domingo | dom
written-before = el | al | para | hasta | antes del | para el | hasta el | a más tardar | a más tardar el
written-after = a más tardar | inclusive | por favor
written-within = de | del
written-ordinals = º | o
written-years = |

## What mail programs add

quoted-labels = de | enviado | enviado el | fecha | para | cc | asunto
quoted-original = mensaje original | mensaje reenviado | inicio del mensaje reenviado
sent-from-device = enviado desde | obtener outlook para | descargar outlook para
absence-subjects = respuesta automática | fuera de la oficina | fuera de oficina | ausente | estoy de vacaciones
absence-until = hasta el | hasta | regreso el | regresaré el | vuelvo el | de vuelta el
banner-tags = externo | correo externo | mensaje externo
banner-says = correo externo | mensaje externo | remitente externo | correo electrónico externo | fuera de la organización | fuera de su organización | externo a la organización | no suele recibir correo electrónico

## Words by which somebody decides in a reply to a notice; what begins with none of them goes to a person

decision-word-approved = de acuerdo | estamos de acuerdo | estoy de acuerdo | conforme | aprobado | aprobada | aprobamos | apruebo | aceptado | aceptada | aceptamos | sin objeción | sin objeciones | ninguna objeción | no tenemos objeción | no tenemos objeciones | no tengo objeción | no objetamos | no hay objeciones | no hay objeción
decision-word-returned = devuelto | devuelta | devolución | devolvemos | devuelvo
decision-word-objected = objeción | objeciones | objetamos | tenemos una objeción | tenemos objeciones | nos oponemos | me opongo
decision-word-time_requested = tiempo | plazo | más tiempo | necesitamos tiempo | necesitamos más tiempo | necesito más tiempo | pedimos más tiempo | solicitamos más tiempo | prórroga | solicitamos una prórroga
decision-word-abstained = abstención | nos abstenemos | me abstengo
decision-word-remarked = observación | observación editorial | observaciones editoriales | comentario | comentario editorial
decision-fillers = a | al | con | sobre | el | la | los | las | este | esta | del | de | texto | proyecto | borrador | documento | declaración | propuesta | versión | tal como | distribuido | propuesto | presentado | nuestra | parte | procedimiento | silencio
decision-versions = rev | revisión | versión
decision-reservations = con reserva | con una reserva | con reservas | con la siguiente reserva
decision-toward = a | al | a la | a los | a las | sobre | sobre el | sobre la | contra | contra el | respecto del | respecto a
decision-because = porque | ya que | puesto que | razón | motivo
decision-withdrawals = nada | retirada | retiradas | levantada | retiramos | queda retirada

## How paragraphs are named

paragraph-operative = párrafo dispositivo | párrafos dispositivos | párrafo de la parte dispositiva
paragraph-preambular = párrafo del preámbulo | párrafos del preámbulo
paragraph-any = párrafo | párrafos | el párrafo | los párrafos | párr | párrs | artículo | artículos | el artículo
