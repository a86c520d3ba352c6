package io.repartee.transfer.remark42;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.site.Engagement;
import io.repartee.site.Site;
import java.io.IOException;

/**
 * What Remark42's widget asks for before it shows anything ({@code configCtrl} in {@code backend/app/rest/api/rest.go} there): here nobody signs
 * in that way, so it shows what there is to read.
 */
final class RemarkConfig {
    private static final int LOW = -5;
    private static final int CRITICAL = -10;

    private RemarkConfig() {}

    static void write(JsonGenerator json, Site site) throws IOException {
        json.writeStringField("version", "repartee");
        json.writeNumberField("edit_duration", 0);
        json.writeBooleanField("admin_edit", false);
        json.writeNumberField("min_comment_size", 0);
        json.writeNumberField("max_comment_size", 0);
        for (String list : new String[] {"admins", "auth_providers"}) {
            json.writeArrayFieldStart(list);
            json.writeEndArray();
        }
        json.writeStringField("admin_email", "");
        json.writeBooleanField("anon_vote", false);
        json.writeNumberField("low_score", LOW);
        json.writeNumberField("critical_score", CRITICAL);
        json.writeBooleanField("positive_score", site.policy().engagement().votes() == Engagement.Voting.UP);
        json.writeNumberField("readonly_age", 0);
        json.writeNumberField("max_image_size", 0);
        json.writeBooleanField("email_notifications", false);
        json.writeBooleanField("telegram_notifications", false);
        json.writeBooleanField("emoji_enabled", false);
        json.writeBooleanField("simple_view", true);
        json.writeBooleanField("send_jwt_header", false);
        json.writeBooleanField("subscribers_only", false);
    }
}
