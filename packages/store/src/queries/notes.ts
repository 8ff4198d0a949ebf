import type { Context } from '../context.ts'
import { writeNote } from '../rows/history-rows.ts'
import type { Notes } from '../shapes/records.ts'
import { noteTable } from '../tables/note.ts'

export function createNotes(context: Context): Notes {
  return {
    create: async (note) => {
      const id = context.ids.next('note')
      await context.write((unit) => unit.insert(noteTable, [writeNote({ ...note, id }, unit)]))
      return id
    },
  }
}
