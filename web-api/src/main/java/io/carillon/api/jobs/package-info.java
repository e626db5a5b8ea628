/** Batch jobs: starting them, watching them, and going on where one failed. */
package io.carillon.api.jobs;
