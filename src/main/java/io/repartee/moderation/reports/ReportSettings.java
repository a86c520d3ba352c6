package io.repartee.moderation.reports;

import io.repartee.site.Site;

/**
 * What a site says about reports.
 *
 * @param guests whether guests may report
 * @param toHide how many reports of full weight hide a comment until a moderator has looked; 0 for none
 */
record ReportSettings(boolean guests, int toHide) {
    private static final ReportSettings USUAL = new ReportSettings(true, 5);

    static ReportSettings of(Site site) {
        return USUAL;
    }
}
