package io.repartee.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** The screen somebody sits at. */
enum Look {
    DESKTOP_LIGHT(1280, 900, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 900, ColorScheme.DARK),
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme colors;

    Look(int width, int height, ColorScheme colors) {
        this.width = width;
        this.height = height;
        this.colors = colors;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    ColorScheme colors() {
        return colors;
    }

    /** Without motion, so that pictures are of what stays. */
    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colors)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB");
    }
}
