import type { UserConfig } from 'vite';

export function pageConfig(page: 'tablet' | 'console'): UserConfig;
