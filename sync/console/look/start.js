// Focus on errors, no double clicks, the small-screen menu. Every page works without it.
import { initAll } from './govuk-frontend.min.js'

initAll()
