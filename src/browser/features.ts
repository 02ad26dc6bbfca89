/** What a browser that works for us leaves out. Playwright's own list is in it: of two lists a browser takes the last
 *  alone, and Playwright's comes first. */

/** Pages that Chromium makes of its own for what may drop down from the address bar of each window: they take more of
 *  a processor than a talk does. */
const UNSEEN_PAGES = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** A process for whatever page may be next. */
const SPARE_PROCESS = "SpareRendererForSitePerProcess";

/** Playwright's, for the reasons it gives beside them. */
const PLAYWRIGHTS = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
];

export const DISABLED_FEATURES = [...PLAYWRIGHTS, ...UNSEEN_PAGES, SPARE_PROCESS] as const;
