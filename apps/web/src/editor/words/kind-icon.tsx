import type { Category, Icon as IconName } from '@etape/flow'
import {
  IconArrowFork,
  IconArrowsSplit,
  IconBell,
  IconBolt,
  IconCash,
  IconCheckbox,
  IconClock,
  IconDice,
  IconEye,
  IconFlag,
  IconForms,
  IconHandClick,
  IconHourglass,
  IconMail,
  IconNote,
  IconPencil,
  IconStairs,
  IconStairsUp,
  IconTag,
  IconUserPlus,
  IconUsersMinus,
  IconUsersPlus,
  type Icon,
} from '@tabler/icons-react'
import css from './kind-icon.module.css'

const drawn: Readonly<Record<IconName, Icon>> = {
  'users-plus': IconUsersPlus,
  'users-minus': IconUsersMinus,
  bolt: IconBolt,
  eye: IconEye,
  forms: IconForms,
  'stairs-up': IconStairsUp,
  'user-plus': IconUserPlus,
  'hand-click': IconHandClick,
  clock: IconClock,
  hourglass: IconHourglass,
  'arrow-fork': IconArrowFork,
  'arrows-split': IconArrowsSplit,
  dice: IconDice,
  flag: IconFlag,
  pencil: IconPencil,
  stairs: IconStairs,
  tag: IconTag,
  cash: IconCash,
  checkbox: IconCheckbox,
  bell: IconBell,
  mail: IconMail,
  note: IconNote,
}

interface KindIconProps {
  icon: IconName
  category: Category
}

/** A kind's icon on a square tinted by its category. */
export function KindIcon({ icon, category }: KindIconProps) {
  const Drawn = drawn[icon]
  return (
    <span className={css.square} data-category={category} aria-hidden>
      <Drawn size={15} stroke={1.8} />
    </span>
  )
}
