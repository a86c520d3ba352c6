/**
 * What reads comments from Remark42 reads them from here meanwhile: its public reading addresses (its {@code backend/app/rest/api/rest_public.go})
 * below {@code /remark42/{site}}, which stands for Remark42's own address in a front end. The way in is
 * {@link io.repartee.transfer.remark42.RemarkRoutes}.
 */
package io.repartee.transfer.remark42;
