import { ReactFlowProvider } from '@xyflow/react'
import { useState, type ReactNode } from 'react'
import { createMotion, MotionContext } from './canvas-motion.ts'

/** Around a canvas and whatever speaks to it through `useCanvas`. */
export function CanvasProvider({ children }: { children: ReactNode }) {
  const [motion] = useState(createMotion)
  return (
    <MotionContext value={motion}>
      <ReactFlowProvider>{children}</ReactFlowProvider>
    </MotionContext>
  )
}
