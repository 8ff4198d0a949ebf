export const why = {
  'Because of {cause}': 'En raison de : {cause}',
  'That started the flow {flow} at “{node}”': 'Cela a lancé le parcours {flow} à « {node} »',
  '“{node}” led on by “{outlet}”': '« {node} » a mené plus loin par « {outlet} »',
  'Came to “{node}”': 'Est arrivé à « {node} »',
  'Taken out with a new version: {reason}': 'Retiré lors d’une nouvelle version : {reason}',
  'Moved to version {version}, to the step “{node}”.': 'Déplacé vers la version {version}, à l’étape « {node} ».',
  'The new version has no step “{to}” to move to.': 'La nouvelle version n’a pas d’étape « {to} » où aller.',
  'Choose a step of the new version.': 'Choisissez une étape de la nouvelle version.',
  '“{to}” is a trigger: nobody can be moved to it.': '« {to} » est un déclencheur : personne ne peut y être déplacé.',
  'Not so: {condition}': 'N’est pas le cas : {condition}',
  'So, and must not be: {condition}': 'Est le cas et ne doit pas l’être : {condition}',
  'The flow has no such step.': 'Le parcours n’a pas cette étape.',
  'No way leads to this step from where the run began.':
    'Aucun chemin ne mène à cette étape depuis le début du passage.',
  'At “{node}” the contact went on by “{outlet}”, which does not lead there.':
    'À « {node} », le contact a continué par « {outlet} », qui n’y mène pas.',
  'The way there was left at “{node}”.': 'Le chemin qui y mène a été quitté à « {node} ».',
  'The run failed at “{node}”: {problem}': 'Le passage a échoué à « {node} » : {problem}',
  'The run ended at “{node}” as “{outcome}”.': 'Le passage s’est terminé à « {node} » avec « {outcome} ».',
  'The contact waits at “{node}”.': 'Le contact attend à « {node} ».',
  'The contact waits at “{node}” until {time}.': 'Le contact attend à « {node} » jusqu’au {time}.',
  'There is no such flow that is published.': 'Il n’existe pas de parcours publié de ce nom.',
  'The flow is paused: it takes nobody in.': 'Le parcours est en pause : il n’accueille personne.',
  'The flow is archived: it takes nobody in.': 'Le parcours est archivé : il n’accueille personne.',
  'The flow keeps out those for whom its suppression condition holds.':
    'Le parcours écarte ceux pour qui sa condition d’exclusion est remplie.',
  'The goal of the flow is reached already.': 'L’objectif du parcours est déjà atteint.',
  'The exit condition of the flow holds already.': 'La condition de sortie du parcours est déjà remplie.',
  'The extra condition of the trigger “{trigger}” does not hold.':
    'La condition supplémentaire du déclencheur « {trigger} » n’est pas remplie.',
  'The flow starts by “{trigger}”, and that has not come about since it could.':
    'Le parcours se lance par « {trigger} », et cela ne s’est pas produit depuis que c’est possible.',
  'The contact has been in the flow, and the flow lets each contact in once.':
    'Le contact a déjà suivi le parcours, qui n’accueille chaque contact qu’une fois.',
  'The contact is in the flow, and can come in again when that run has ended.':
    'Le contact est dans le parcours et pourra y revenir une fois ce passage terminé.',
  'The contact has been in the flow not long ago, and can come in again from {time}.':
    'Le contact a suivi le parcours récemment et pourra y revenir à partir du {time}.',
  'There is no such segment.': 'Ce segment n’existe pas.',
  'Nobody has put the contact on this list.': 'Personne n’a ajouté le contact à cette liste.',
  'The condition of the segment does not hold.': 'La condition du segment n’est pas remplie.',
  'There is no such stage.': 'Cette étape du cycle de vie n’existe pas.',
  'The entry criteria of the stage do not hold.': 'Les critères d’entrée de l’étape ne sont pas remplis.',
  'It was to be set, and was refused. {rule}': 'Elle devait être définie, ce qui a été refusé. {rule}',
  'No flow that is live sets this stage.': 'Aucun parcours actif ne définit cette étape.',
  'The contact is in the flow {flow}, which sets this stage, and has not come to that step.':
    'Le contact est dans le parcours {flow}, qui définit cette étape, mais n’y est pas encore arrivé.',
  'The flow {flow} sets this stage, and the contact is not in it.':
    'Le parcours {flow} définit cette étape, et le contact n’y est pas.',
  'The flow lets in only so many an hour; the contact comes in at {time}.':
    'Le parcours n’accueille qu’un certain nombre de contacts par heure ; le contact y entrera à {time}.',
}
