/** Cache name of how the viewer is told of news. */
export const notificationSettings = 'notificationPreferences';
