export const fr = {
  'There is no such field.': 'Ce champ n’existe pas.',
  'Etape keeps this field itself.': 'Etape tient ce champ à jour elle-même.',
  'The value does not fit the type of the field.': 'La valeur ne correspond pas au type du champ.',
  'The value is not one of the choices of the field.': 'La valeur ne fait pas partie des choix du champ.',
  'Automatic writes move stages forward only.': 'Les écritures automatiques ne font qu’avancer les étapes.',
  'Automatic writes move nobody onto the ladder from beside it, nor off it.':
    'Les écritures automatiques ne font ni entrer dans l’échelle des étapes, ni en sortir.',
  'The deal’s pipeline has no such stage.': 'Le pipeline de la transaction n’a pas cette étape.',
  'Another run wrote a higher stage in the same turn.':
    'Un autre passage a écrit une étape plus avancée au même moment.',
  'A run of a flow with higher priority wrote the field in the same turn.':
    'Le passage d’un parcours plus prioritaire a écrit le champ au même moment.',
  'A run of equal priority that goes first wrote the field in the same turn.':
    'Un passage de même priorité, pris en premier, a écrit le champ au même moment.',
  '{field}: {value} is not a text.': '{field} : {value} n’est pas un texte.',
  '{field}: {value} is too long.': '{field} : {value} est trop long.',
  '{field}: {value} is not a number.': '{field} : {value} n’est pas un nombre.',
  '{field}: {value} is neither yes nor no.': '{field} : {value} n’est ni oui ni non.',
  '{field}: {value} is not a date in the expected format.': '{field} : {value} n’est pas une date au format attendu.',
  '{field}: {value} is not one of the choices.': '{field} : {value} ne fait pas partie des choix.',
  '{field}: {value} is not an e-mail address.': '{field} : {value} n’est pas une adresse e-mail.',
  '{field}: {value} is not a phone number.': '{field} : {value} n’est pas un numéro de téléphone.',
  '{field}: {value} is not a web address.': '{field} : {value} n’est pas une adresse web.',
  'Choices: {choices}.': 'Choix possibles : {choices}.',
  'The pipeline “{pipeline}” has no stage “{stage}”.': 'Le pipeline « {pipeline} » n’a pas d’étape « {stage} ».',
  'Choose a stage of the pipeline.': 'Choisissez une étape du pipeline.',
}
