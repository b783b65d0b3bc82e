# awaiting native review

## Words that mails and reports share (domain vocabulary)
language-name = español
language-en = inglés
language-fr = francés
language-es = español
language-ru = ruso
language-ar = árabe
language-az = azerbaiyano
percent = { $number } %
label = { $text }:
of-total = { $part } de { $whole }
not-assessed = no evaluado
coordinator = Coordinación
lead = Entidad responsable
contributor = Entidad contribuyente
observer = Observador

# What people set.
state-not_started = No iniciado
state-in_progress = En curso
state-submitted = Pendiente de aprobación
state-contributions_missing = Entregado por la entidad responsable; faltan aportaciones
state-handed_in = Entregado por la entidad responsable
state-returned = Devuelto para revisión
state-completed = Completado
state-blocked = Bloqueado
state-on_hold = En suspenso
state-cancelled = Cancelado

# What is derived.
health-completed = Completada
health-completed_late = Completada con retraso
health-cancelled = Cancelada
health-on_track = Según lo previsto
health-not_begun = Ni empezada ni vencida
health-due_soon = Próximo vencimiento
health-at_risk = En riesgo
health-overdue = Vencida
health-no_report = Sin informe

# Why a partner is not heard from.
unheard-not_reached = Sin contacto
unheard-silent = Sin respuesta

# How an objective is rated.
rating-achieved = Logrado
rating-on_track = Según lo previsto
rating-partly_on_track = Parcialmente según lo previsto
rating-off_track = Lejos de lo previsto
rating-partly_achieved = Logrado en parte
rating-not_achieved = No logrado
rating-not_assessed = No evaluado

kind-host_government = Gobierno anfitrión
kind-intergovernmental_organization = Organización intergubernamental
kind-regional_organization = Organización regional
kind-member_state = Estado miembro
kind-civil_society = Sociedad civil
kind-private_sector = Sector privado
kind-academia = Mundo académico
kind-artists = Artistas
kind-media = Medios de comunicación
kind-youth = Juventud

function-focal_point = Punto focal
function-alternate = Punto focal suplente
function-head_of_unit = Jefatura de unidad
function-director = Dirección
function-ministers_office = Gabinete ministerial

level-output = Producto
level-outcome = Efecto
level-impact = Impacto

measure-unit = Número
measure-percentage = Porcentaje
measure-nominal = Categoría
measure-ordinal = Categoría ordenada
measure-qualitative = Descripción

confidence-high = alta
confidence-medium = media
confidence-low = baja
confidence-sample = ninguna, cifra de ejemplo

unit-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
unit-working-days = { $count ->
    [one] { $count } día hábil
   *[other] { $count } días hábiles
}
unit-weeks = { $count ->
    [one] { $count } semana
   *[other] { $count } semanas
}
unit-tasks = { $count ->
    [one] { $count } tarea
   *[other] { $count } tareas
}
unit-inputs = { $count ->
    [one] { $count } contribución
   *[other] { $count } contribuciones
}
unit-partners = { $count ->
    [one] { $count } entidad asociada
   *[other] { $count } entidades asociadas
}
