package io.repartee.transfer;

import io.repartee.database.ConnectionUrl;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** An import in a process of its own, which may be killed: arguments are the database's URL and the file. */
public final class KilledImport {
    private KilledImport() {}

    public static void main(String[] arguments) throws Exception {
        Site site = new Site(new SiteId(1), "daily", "Daily", Set.of(), Site.Moderation.POST, true);
        Report report = new ImportFile(ConnectionUrl.parse(arguments[0]), site, 50, ImportProgress.NONE)
                .run(Formats.DISQUS, Path.of(arguments[1]), new PageKeys(false, Map.of()), false);
        report.print(new PrintWriter(System.out, true));
        System.out.println("done");
    }
}
