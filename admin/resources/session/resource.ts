import { defineResource } from '../../shared/resource.ts';

export const resource = defineResource({
  name: 'session',
  path: '/session',
  labelKey: 'session.signIn.title',
  requires: 'signed-in',
  routes: [],
  publicRoutes: [
    {
      path: '/sign-in',
      titleKey: 'session.signIn.title',
      load: async () => (await import('./sign-in-page.tsx')).SignInPage,
    },
    {
      path: '/forgot-password',
      titleKey: 'session.forgot.title',
      load: async () => (await import('./forgot-password-page.tsx')).ForgotPasswordPage,
    },
    {
      path: '/reset',
      titleKey: 'session.reset.title',
      load: async () => (await import('./token-pages.tsx')).PasswordResetPage,
    },
    {
      path: '/accept',
      titleKey: 'session.invitation.title',
      load: async () => (await import('./token-pages.tsx')).InvitationPage,
    },
    {
      path: '/link-account',
      titleKey: 'session.link.title',
      load: async () => (await import('./link-account-page.tsx')).LinkAccountPage,
    },
    {
      path: '/first-administrator',
      titleKey: 'session.first.title',
      load: async () => (await import('./token-pages.tsx')).FirstAdministratorPage,
    },
  ],
});
