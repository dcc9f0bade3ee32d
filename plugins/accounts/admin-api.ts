/** The permission of staff who look after people. The plugin `staff` registers it, above those whose screens ask for it. (ACC-22) */
export const PEOPLE_PERMISSION = 'plugin::staff.people';
