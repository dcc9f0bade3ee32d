/** What the loops of a worker share. */
export type WorkerState = {
  stopping: boolean;
  /** Whether the jobs are held; true until the first look has said otherwise. (H-68) */
  held: boolean;
};
