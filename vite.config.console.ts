import { defineConfig } from 'vite';
import { pageConfig } from './scripts/build/pages.mjs';

export default defineConfig(pageConfig('console'));
