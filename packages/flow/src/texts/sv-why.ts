export const why = {
  'Because of {cause}': 'På grund av {cause}',
  'That started the flow {flow} at “{node}”': 'Det startade flödet {flow} vid ”{node}”',
  '“{node}” led on by “{outlet}”': '”{node}” ledde vidare via ”{outlet}”',
  'Came to “{node}”': 'Kom till ”{node}”',
  'Taken out with a new version: {reason}': 'Togs ut i och med en ny version: {reason}',
  'Moved to version {version}, to the step “{node}”.': 'Flyttades till version {version}, till steget ”{node}”.',
  'The new version has no step “{to}” to move to.': 'Den nya versionen har inget steg ”{to}” att flytta till.',
  'Choose a step of the new version.': 'Välj ett steg i den nya versionen.',
  '“{to}” is a trigger: nobody can be moved to it.': '”{to}” är en trigger: ingen kan flyttas dit.',
  'Not so: {condition}': 'Stämmer inte: {condition}',
  'So, and must not be: {condition}': 'Stämmer, men får inte göra det: {condition}',
  'The flow has no such step.': 'Flödet har inget sådant steg.',
  'No way leads to this step from where the run began.':
    'Ingen väg leder till det här steget från där körningen började.',
  'At “{node}” the contact went on by “{outlet}”, which does not lead there.':
    'Vid ”{node}” gick kontakten vidare via ”{outlet}”, som inte leder dit.',
  'The way there was left at “{node}”.': 'Vägen dit lämnades vid ”{node}”.',
  'The run failed at “{node}”: {problem}': 'Körningen misslyckades vid ”{node}”: {problem}',
  'The run ended at “{node}” as “{outcome}”.': 'Körningen slutade vid ”{node}” med ”{outcome}”.',
  'The contact waits at “{node}”.': 'Kontakten väntar vid ”{node}”.',
  'The contact waits at “{node}” until {time}.': 'Kontakten väntar vid ”{node}” till {time}.',
  'There is no such flow that is published.': 'Det finns inget sådant publicerat flöde.',
  'The flow is paused: it takes nobody in.': 'Flödet är pausat: det tar inte in någon.',
  'The flow is archived: it takes nobody in.': 'Flödet är arkiverat: det tar inte in någon.',
  'The flow keeps out those for whom its suppression condition holds.':
    'Flödet håller ute dem som uppfyller dess undantagsvillkor.',
  'The goal of the flow is reached already.': 'Flödets mål är redan nått.',
  'The exit condition of the flow holds already.': 'Flödets utgångsvillkor är redan uppfyllt.',
  'The extra condition of the trigger “{trigger}” does not hold.':
    'Det extra villkoret för triggern ”{trigger}” är inte uppfyllt.',
  'The flow starts by “{trigger}”, and that has not come about since it could.':
    'Flödet startas av ”{trigger}”, och det har inte hänt sedan det blev möjligt.',
  'The contact has been in the flow, and the flow lets each contact in once.':
    'Kontakten har redan varit i flödet, och flödet släpper in varje kontakt en gång.',
  'The contact is in the flow, and can come in again when that run has ended.':
    'Kontakten är i flödet och kan komma in igen när den körningen är slut.',
  'The contact has been in the flow not long ago, and can come in again from {time}.':
    'Kontakten var nyligen i flödet och kan komma in igen från {time}.',
  'There is no such segment.': 'Det finns inget sådant segment.',
  'Nobody has put the contact on this list.': 'Ingen har lagt till kontakten i den här listan.',
  'The condition of the segment does not hold.': 'Segmentets villkor är inte uppfyllt.',
  'There is no such stage.': 'Det finns inget sådant livscykelsteg.',
  'The entry criteria of the stage do not hold.': 'Stegets inträdeskriterier är inte uppfyllda.',
  'It was to be set, and was refused. {rule}': 'Det skulle sättas, men nekades. {rule}',
  'No flow that is live sets this stage.': 'Inget aktivt flöde sätter det här steget.',
  'The contact is in the flow {flow}, which sets this stage, and has not come to that step.':
    'Kontakten är i flödet {flow}, som sätter det här steget, men har inte kommit dit än.',
  'The flow {flow} sets this stage, and the contact is not in it.':
    'Flödet {flow} sätter det här steget, och kontakten är inte i det.',
  'The flow lets in only so many an hour; the contact comes in at {time}.':
    'Flödet släpper in ett visst antal i timmen; kontakten kommer in {time}.',
}
