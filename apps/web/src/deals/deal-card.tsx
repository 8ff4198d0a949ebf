import { ActionIcon, Menu } from '@mantine/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { IconCalendar, IconDotsVertical, IconGripVertical } from '@tabler/icons-react'
import type { DOMAttributes } from 'react'
import { Link } from 'react-router'
import { initialsOf } from '../contacts/initials.ts'
import { useById, useUsers, type PipelineRow } from '../data/definitions.ts'
import { useFormats } from '../text/formats.ts'
import { useLabel } from '../text/use-language.ts'
import { useNow } from '../ui/use-now.ts'
import css from './board.module.css'
import { textOf, timeOf, type DealRow } from './deal-row.ts'
import { useMoney } from './use-money.ts'

export interface CardMoving {
  pipeline: PipelineRow
  onMove: (to: string) => void
  drag: Pick<DOMAttributes<HTMLElement>, 'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'>
}

interface DealCardProps {
  deal: DealRow
  isDragged: boolean
  /** Absent for those who may not move deals. */
  moving?: CardMoving
}

/** A deal on the board. */
export function DealCard({ deal, isDragged, moving }: DealCardProps) {
  return (
    <li
      className={css.card}
      data-dragged={isDragged || undefined}
      data-movable={moving !== undefined}
      {...moving?.drag}
    >
      <DealCardFace deal={deal} />
      {moving && <MoveMenu deal={deal} moving={moving} />}
    </li>
  )
}

/** What a card says: name, whose deal it is, worth, when it should close. */
export function DealCardFace({ deal }: { deal: DealRow }) {
  const money = useMoney()
  const [first] = deal.contacts
  const about = [deal.company?.name, first?.name].find((name) => name !== undefined && name !== deal.name)
  return (
    <div className={css.face}>
      <Link to={`/deals/${deal.id}`} className={css.title} draggable={false}>
        {deal.name}
      </Link>
      <div className={css.about}>
        <span>{about}</span>
        <Owner deal={deal} />
      </div>
      <div className={css.facts}>
        <span className={css.amount}>{money.ofDeal(deal)}</span>
        <CloseDate deal={deal} />
      </div>
    </div>
  )
}

function CloseDate({ deal }: { deal: DealRow }) {
  const { day } = useFormats()
  const { t } = useLingui()
  const now = useNow()
  const at = timeOf(deal, 'close_date')
  if (at === null) return null
  const isLate = textOf(deal, 'type') === 'open' && at + dayMs < now
  return (
    <span
      className={css.close}
      data-late={isLate || undefined}
      title={isLate ? t`The close date has passed` : t`Close date`}
    >
      <IconCalendar size={13} aria-hidden /> {day(at)}
    </span>
  )
}
const dayMs = 86_400_000

function Owner({ deal }: { deal: DealRow }) {
  const owner = useById(useUsers()).get(textOf(deal, 'owner') ?? '')
  if (!owner) return null
  return (
    <span className={css.owner} role="img" aria-label={owner.name} title={owner.name}>
      {initialsOf(owner.name)}
    </span>
  )
}

function MoveMenu({ deal, moving: { pipeline, onMove } }: { deal: DealRow; moving: CardMoving }) {
  const { t } = useLingui()
  const label = useLabel()
  return (
    <div className={css.tools}>
      <span className={css.handle} data-handle aria-hidden>
        <IconGripVertical size={16} />
      </span>
      <Menu>
        <Menu.Target>
          <ActionIcon size={26} aria-label={t`Move ${deal.name}`}>
            <IconDotsVertical size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Trans>Move to</Trans>
          </Menu.Label>
          {pipeline.stages
            .filter(({ id }) => id !== textOf(deal, 'stage'))
            .map((stage) => (
              <Menu.Item key={stage.id} onClick={() => onMove(stage.id)}>
                {label(stage.label)}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}
