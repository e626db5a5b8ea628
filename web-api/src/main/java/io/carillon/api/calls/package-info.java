/**
 * Live calls: seeing them, placing them, holding, transferring and ending them. A request that changes a call is put
 * on the call's lane and answered 202; what becomes of it is seen in the call.
 */
package io.carillon.api.calls;
