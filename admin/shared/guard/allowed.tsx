import { meets, type Requirement } from '../../providers/access.ts';
import { useViewer } from '../../providers/viewer.ts';

/** True when the viewer meets the requirement; for showing or hiding a control. */
export function useMeets(requirement: Requirement): boolean {
  return meets(useViewer(), requirement);
}
