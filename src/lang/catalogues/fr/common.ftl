# awaiting native review

## Words that mails and reports share (domain vocabulary)
language-name = français
language-en = anglais
language-fr = français
language-es = espagnol
language-ru = russe
language-ar = arabe
language-az = azerbaïdjanais
percent = { $number } %
label = { $text } :
of-total = { $part } sur { $whole }
not-assessed = non évalué
coordinator = Coordination
lead = Chef de file
contributor = Contributeur
observer = Observateur

# What people set.
state-not_started = Non commencé
state-in_progress = En cours
state-submitted = En attente d’approbation
state-contributions_missing = Remis par le chef de file ; contributions manquantes
state-handed_in = Remis par le chef de file
state-returned = Renvoyé pour révision
state-completed = Achevé
state-blocked = Bloqué
state-on_hold = Suspendu
state-cancelled = Annulé

# What is derived.
health-completed = Achevé
health-completed_late = Achevé en retard
health-cancelled = Annulé
health-on_track = En bonne voie
health-not_begun = Ni commencé, ni échu
health-due_soon = Échéance proche
health-at_risk = À risque
health-overdue = Échéance dépassée
health-no_report = Sans rapport

# Why a partner is not heard from.
unheard-not_reached = Non joint
unheard-silent = Sans réponse

# How an objective is rated.
rating-achieved = Atteint
rating-on_track = En bonne voie
rating-partly_on_track = Partiellement en bonne voie
rating-off_track = Pas en bonne voie
rating-partly_achieved = Atteint en partie
rating-not_achieved = Non atteint
rating-not_assessed = Non évalué

kind-host_government = Gouvernement hôte
kind-intergovernmental_organization = Organisation intergouvernementale
kind-regional_organization = Organisation régionale
kind-member_state = État membre
kind-civil_society = Société civile
kind-private_sector = Secteur privé
kind-academia = Monde universitaire
kind-artists = Artistes
kind-media = Médias
kind-youth = Jeunesse

function-focal_point = Point focal
function-alternate = Point focal suppléant
function-head_of_unit = Chef d’unité
function-director = Direction
function-ministers_office = Cabinet du ministre

level-output = Produit
level-outcome = Effet
level-impact = Impact

measure-unit = Nombre
measure-percentage = Pourcentage
measure-nominal = Catégorie
measure-ordinal = Catégorie ordonnée
measure-qualitative = Description

confidence-high = élevée
confidence-medium = moyenne
confidence-low = faible
confidence-sample = aucune, chiffre d’exemple

unit-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
unit-working-days = { $count ->
    [one] { $count } jour ouvrable
   *[other] { $count } jours ouvrables
}
unit-weeks = { $count ->
    [one] { $count } semaine
   *[other] { $count } semaines
}
unit-tasks = { $count ->
    [one] { $count } tâche
   *[other] { $count } tâches
}
unit-inputs = { $count ->
    [one] { $count } contribution
   *[other] { $count } contributions
}
unit-partners = { $count ->
    [one] { $count } partenaire
   *[other] { $count } partenaires
}
