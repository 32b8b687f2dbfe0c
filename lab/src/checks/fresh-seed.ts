/** Another one in each run, printed with the result; LAB_SEED repeats a run. */
export function freshSeed(): number {
  const wanted = process.env['LAB_SEED']
  return wanted === undefined ? Date.now() % 2 ** 31 : Number(wanted)
}
