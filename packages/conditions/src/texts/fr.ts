import type { Catalogue } from '../format-phrase.ts'

/** What is wrong with a condition, in French. */
export const fr: Catalogue = {
  'A part of the condition is no condition.': 'Une partie de la condition n’est pas une condition.',
  'A condition is a group ("all", "any", "not") or a comparison with "fact", "operator" and "value".':
    'Une condition est un groupe (« all », « any », « not ») ou une comparaison avec « fact », « operator » et « value ».',
  'A group has no lines.': 'Un groupe ne contient aucune ligne.',
  'Add a line to the group, or remove it.': 'Ajoutez une ligne au groupe ou supprimez-le.',
  'Groups are nested more than {limit} deep.': 'Les groupes sont imbriqués sur plus de {limit} niveaux.',
  'Put the inner groups into a segment of their own and compare with that.':
    'Placez les groupes intérieurs dans un segment à part et comparez avec celui-ci.',
  'The condition has more than {limit} lines.': 'La condition compte plus de {limit} lignes.',
  'Put part of it into a segment of its own and compare with that.':
    'Placez-en une partie dans un segment à part et comparez avec celui-ci.',
  '{key} does not belong here.': '{key} n’a pas sa place ici.',
  'Remove it. Possible here: {known}.': 'Supprimez cet élément. Possible ici : {known}.',
  '{key} is missing.': '{key} manque.',
  'Add it.': 'Ajoutez cet élément.',
  'There is no field {field}.': 'Le champ {field} n’existe pas.',
  'Choose another field, or create this one.': 'Choisissez un autre champ ou créez celui-ci.',
  'The field {field} cannot be compared here.': 'Le champ {field} ne peut pas être comparé ici.',
  'Fields of a deal belong into "deals", those of the contact and its company outside of it.':
    'Les champs d’une transaction vont dans « deals », ceux du contact et de son entreprise en dehors.',
  'There is no operator {operator}.': 'L’opérateur {operator} n’existe pas.',
  'Choose one of: {known}.': 'Choisissez parmi : {known}.',
  'The operator {operator} does not fit {field}.': 'L’opérateur {operator} ne convient pas à {field}.',
  'The operator {operator} takes no value.': 'L’opérateur {operator} ne prend pas de valeur.',
  'Set the value to null.': 'Donnez null comme valeur.',
  'The value is no text.': 'La valeur n’est pas un texte.',
  'Give a text of 1 to {limit} characters.': 'Donnez un texte de 1 à {limit} caractères.',
  'The value is no number.': 'La valeur n’est pas un nombre.',
  'Give a number, without quotes.': 'Donnez un nombre, sans guillemets.',
  'The value is neither yes nor no.': 'La valeur n’est ni oui ni non.',
  'Give true or false, without quotes.': 'Donnez true ou false, sans guillemets.',
  'The value is no date.': 'La valeur n’est pas une date.',
  'Give a day that exists, such as 2026-03-29.': 'Donnez un jour qui existe, par exemple 2026-03-29.',
  'The value is no range.': 'La valeur n’est pas un intervalle.',
  'Give two values, the lower first.': 'Donnez deux valeurs, la plus petite d’abord.',
  'The value is no list.': 'La valeur n’est pas une liste.',
  'Give a list of 1 to {limit} values.': 'Donnez une liste de 1 à {limit} valeurs.',
  'The value is no duration.': 'La valeur n’est pas une durée.',
  'Give weeks, days, hours, minutes or seconds in whole numbers, at most 400 days in all.':
    'Donnez des semaines, jours, heures, minutes ou secondes en nombres entiers, 400 jours au plus en tout.',
  'The value is no count.': 'La valeur n’est pas un nombre de fois.',
  'Give a whole number from {least} to {limit}.': 'Donnez un nombre entier de {least} à {limit}.',
  '{choice} is none of the choices of {field}.': '{choice} ne fait pas partie des choix de {field}.',
  'Choose one of its choices, or add this one to the field.':
    'Choisissez l’un de ses choix ou ajoutez celui-ci au champ.',
}
